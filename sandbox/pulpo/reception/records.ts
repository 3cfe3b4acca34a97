import type { Attributes, Owned, Stamped } from '../records.ts';

export const PURCHASE_STATES = ['queue', 'checking', 'closed'] as const;
export type PurchaseState = (typeof PURCHASE_STATES)[number];

export interface PurchaseItem extends Stamped {
	purchase_order_id: number;
	product_id: number;
	requested_quantity: number;
	checked_quantity: number;
	line_order_id: string | null;
	line_item_number: string | null;
	attributes: Attributes;
	reason_codes: unknown[];
	state: PurchaseState;
}

export interface PurchaseOrder extends Stamped, Owned {
	order_num: string;
	state: PurchaseState;
	order_state_id: number;
	type: string | null;
	warehouse_id: number;
	third_party_id: number;
	supplier_id: string | null;
	supplier_name: string | null;
	sales_order_id: number | null;
	delivery_date: string;
	notes: string | null;
	criterium: string | null;
	attributes: Attributes;
	number_finished_early_events: number;
	items: PurchaseItem[];
	packagings: unknown[];
}

export interface IncomingGoodItem extends Stamped {
	incoming_good_id: number;
	product_id: number;
	batch_id: number | null;
	quantity: number;
	state: 'accepted' | 'rejected';
	destination_location_id: number | null;
	line_order_id: string | null;
	line_item_number: string | null;
	notes: string | null;
	reason_codes: object[];
}

export interface IncomingGood extends Stamped, Owned {
	sequence_number: string;
	document_type: 'none' | 'purchase_order' | 'return';
	purchase_order_id: number | null;
	sales_order_id: number | null;
	third_party_id: number | null;
	warehouse_id: number;
	owner_id: number | null;
	start_date: string;
	end_date: string | null;
	criterium: string | null;
	notes: string | null;
	reason_codes: object[];
	items: IncomingGoodItem[];
}
