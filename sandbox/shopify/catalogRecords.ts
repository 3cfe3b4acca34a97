import type { Address } from './records.ts';

export interface LocationRecord {
	kind: 'Location';
	id: number;
	name: string;
	isActive: boolean;
	fulfillsOnlineOrders: boolean;
	isFulfillmentService: boolean;
	address: Address;
	createdAt: number;
	updatedAt: number;
}

export interface ProductRecord {
	kind: 'Product';
	id: number;
	title: string;
	handle: string;
	vendor: string;
	productType: string;
	status: string;
	tags: string[];
	isGiftCard: boolean;
	descriptionHtml: string;
	images: string[];
	createdAt: number;
	updatedAt: number;
	variantIds: number[];
}

export interface VariantRecord {
	kind: 'ProductVariant';
	id: number;
	productId: number;
	inventoryItemId: number;
	title: string;
	sku: string | null;
	barcode: string | null;
	price: string;
	compareAtPrice: string | null;
	options: { name: string; value: string }[];
	taxable: boolean;
	requiresComponents: boolean;
	position: number;
	createdAt: number;
	updatedAt: number;
}

export interface InventoryItemRecord {
	kind: 'InventoryItem';
	id: number;
	variantId: number;
	tracked: boolean;
	requiresShipping: boolean;
	weightGrams: number;
	unitCost: string | null;
	harmonizedSystemCode: string | null;
	countryCodeOfOrigin: string | null;
	createdAt: number;
	updatedAt: number;
}

export interface InventoryLevelRecord {
	kind: 'InventoryLevel';
	id: number;
	inventoryItemId: number;
	locationId: number;
	quantities: Record<string, number>;
	createdAt: number;
	updatedAt: number;
}
