import type { Stamped } from '../records.ts';

export interface ProductCategory extends Stamped {
	code: string;
	name: string;
	tenant_id: number;
}

/** A further SKU of a product, per supplier or channel. */
export interface ProductSku extends Stamped {
	sku: string;
	name: string | null;
	description: string | null;
	is_default: boolean;
	active: boolean;
	supplier_product_id: string | null;
	third_party_id: number | null;
	merchant_id: number | null;
	merchant_channel_ids: number[];
	product_id: number;
	tenant_id: number;
}
