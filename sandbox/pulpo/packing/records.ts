import type { Attributes, Stamped } from '../records.ts';

/** A lot or a serial number of a product. */
export interface Batch extends Stamped {
	number: string;
	product_id: number;
	type: 'lot' | 'serial';
	expiration_date: string | null;
	client_id: string | null;
	third_party_id: number | null;
	deleted: boolean;
}

export interface PackedBatch extends Stamped {
	batch_id: number;
	quantity: number;
}

/** Which lot or serial number is meant for a line, and of what it was packed. */
export interface SalesItemBatch extends Stamped {
	sales_item_id: number;
	batch_id: number;
	suggested_quantity: number;
}

export interface PackingItem extends Stamped {
	packing_order_id: number;
	product_id: number;
	requested_quantity: number;
	packed_quantity: number;
}

export interface PackingOrder extends Stamped {
	sequence_number: string;
	state: string;
	type: string | null;
	sales_order_id: number;
	sales_order_ref: string;
	fulfillment_order_id: number;
	warehouse_id: number;
	merchant_id: number | null;
	merchant_channel_id: number | null;
	owner_id: number | null;
	origin_location_id: number | null;
	destination_location_id: number | null;
	start_date: string | null;
	end_date: string | null;
	items: PackingItem[];
}

export interface PackingBoxItem extends Stamped {
	packing_box_id: number;
	product_id: number;
	quantity: number;
	line_order_id: string | null;
	attributes: Attributes;
	batches: PackedBatch[];
}

export interface ShipmentTracking extends Stamped {
	packing_box_id: number;
	carrier_code: string | null;
	tracking_code: string | null;
	tracking_url: string | null;
	status: string | null;
	error_message: string | null;
	return_label_error_message: string | null;
	service_point_id: string | null;
	shipment_cost: number | null;
	printed: boolean;
	requires_attention: boolean;
	attributes: Attributes;
}

export interface PackingBox extends Stamped {
	packing_order_id: number;
	box_number: number;
	name: string;
	state: string;
	length: number | null;
	width: number | null;
	height: number | null;
	weight: number | null;
	loaded_shipping_box_id: number | null;
	generate_loading_unit_labels: boolean;
	attributes: Attributes;
	items: PackingBoxItem[];
	/** Not part of the box's own answers. */
	trackings: ShipmentTracking[];
}
