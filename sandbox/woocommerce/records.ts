export interface Meta {
	id: number;
	key: string;
	value: unknown;
}

export interface ProductAttribute {
	id: number;
	name: string;
	position: number;
	visible: boolean;
	variation: boolean;
	options: string[];
}

export interface Choice {
	id: number;
	name: string;
	option: string;
}

export interface Image {
	id: number;
	src: string;
	name: string;
	alt: string;
	createdAt: number;
}

/** Products and variations; the names of plain fields are those of the interface. */
export interface Product {
	id: number;
	/** The variable product of a variation, else 0. */
	parent_id: number;
	type: 'simple' | 'grouped' | 'external' | 'variable' | 'variation';
	name: string;
	slug: string;
	status: string;
	sku: string;
	global_unique_id: string;
	regular_price: string;
	sale_price: string;
	saleFrom: number | null;
	saleTo: number | null;
	description: string;
	short_description: string;
	featured: boolean;
	catalog_visibility: string;
	virtual: boolean;
	downloadable: boolean;
	tax_status: string;
	tax_class: string;
	manage_stock: boolean;
	stock_quantity: number | null;
	stock_status: string;
	backorders: string;
	low_stock_amount: number | null;
	sold_individually: boolean;
	weight: string;
	dimensions: { length: string; width: string; height: string };
	shipping_class: string;
	reviews_allowed: boolean;
	external_url: string;
	button_text: string;
	purchase_note: string;
	post_password: string;
	download_limit: number;
	download_expiry: number;
	upsell_ids: number[];
	cross_sell_ids: number[];
	menu_order: number;
	categoryIds: number[];
	tagIds: number[];
	brandIds: number[];
	images: Image[];
	attributes: ProductAttribute[];
	/** What a variation is; of a variable product, what is chosen at first. */
	choices: Choice[];
	variationIds: number[];
	meta: Meta[];
	totalSales: number;
	cost: number | null;
	costIsAdditive: boolean;
	createdAt: number;
	modifiedAt: number;
	/** Status before the trash. */
	untrashed?: string;
}

export type Taxonomy = 'category' | 'tag' | 'brand' | 'shippingClass' | 'term';

export interface Term {
	id: number;
	taxonomy: Taxonomy;
	/** Of a term: its attribute, else 0. */
	attributeId: number;
	name: string;
	slug: string;
	parent: number;
	description: string;
	display: string;
	menu_order: number;
}

export interface Attribute {
	id: number;
	name: string;
	slug: string;
	type: string;
	order_by: string;
	has_archives: boolean;
}

export interface Coupon {
	id: number;
	code: string;
	status: string;
	fields: Record<string, unknown>;
	meta: Meta[];
	createdAt: number;
	modifiedAt: number;
}

export type Address = Record<string, string>;

export interface Customer {
	id: number;
	email: string;
	username: string;
	first_name: string;
	last_name: string;
	role: string;
	billing: Address;
	shipping: Address;
	meta: Meta[];
	createdAt: number;
	modifiedAt: number;
}

export interface Webhook {
	id: number;
	name: string;
	status: 'active' | 'paused' | 'disabled';
	topic: string;
	deliveryUrl: string;
	secret: string;
	userId: number;
	failures: number;
	createdAt: number;
	modifiedAt: number | null;
}

export interface TaxRate {
	id: number;
	country: string;
	name: string;
	/** Percent. */
	rate: number;
	shipping: boolean;
	/** Slug; standard = "". */
	taxClass: string;
}
