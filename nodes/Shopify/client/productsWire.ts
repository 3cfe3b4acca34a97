// What Shopify sends about products, as far as we use it. Decimal and Money are texts.

export interface WireMedia {
	id: string;
	mediaContentType: string;
	preview: { image: { url: string; altText: string | null } | null } | null;
}

export interface WireProduct {
	id: string;
	title: string;
	handle: string;
	vendor: string;
	productType: string;
	status: string;
	tags: string[];
	isGiftCard: boolean;
	descriptionHtml: string;
	onlineStoreUrl: string | null;
	createdAt: string;
	updatedAt: string;
	/** Read by pages. */
	media?: { nodes: WireMedia[] };
	/** Read by a bulk operation. */
	featuredMedia?: WireMedia | null;
}

export interface WireVariant {
	id: string;
	sku: string | null;
	barcode: string | null;
	title: string;
	displayName: string;
	price: string;
	compareAtPrice: string | null;
	taxable: boolean;
	requiresComponents: boolean;
	position: number;
	createdAt: string;
	updatedAt: string;
	selectedOptions: Array<{ name: string; value: string }>;
	product: WireProduct;
	inventoryItem: {
		id: string;
		tracked: boolean;
		requiresShipping: boolean;
		harmonizedSystemCode: string | null;
		countryCodeOfOrigin: string | null;
		unitCost: { amount: string; currencyCode: string } | null;
		measurement: { weight: { value: number; unit: string } | null };
	};
	media?: { nodes: WireMedia[] };
}

/** How the shop's prices are meant. */
export interface ShopPrices {
	currencyCode: string;
	taxesIncluded: boolean;
}
