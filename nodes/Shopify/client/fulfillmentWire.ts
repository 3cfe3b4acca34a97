import type { WirePage } from './wire';

// What Shopify sends about fulfillment orders and fulfillments, as far as we use it.

export interface WireFulfillmentOrderLine {
	id: string;
	sku: string | null;
	totalQuantity: number;
	remainingQuantity: number;
	requiresShipping: boolean;
	lineItem: { id: string };
}

/** What one location has to send of an order. */
export interface WireFulfillmentOrder {
	id: string;
	/** OPEN, IN_PROGRESS, SCHEDULED, ON_HOLD, CLOSED, CANCELLED, INCOMPLETE, or a newer word. */
	status: string;
	requestStatus: string;
	orderId: string;
	orderName: string;
	createdAt: string;
	updatedAt: string;
	fulfillAt: string | null;
	fulfillBy: string | null;
	assignedLocation: { name: string; location: { id: string } | null };
	deliveryMethod: { methodType: string } | null;
	supportedActions: Array<{ action: string }>;
	fulfillmentHolds: Array<{ id: string; reason: string; reasonNotes: string | null }>;
	lineItems: WirePage<WireFulfillmentOrderLine>;
}

export interface WireTracking {
	company: string | null;
	number: string | null;
	url: string | null;
}

export interface WireFulfillment {
	id: string;
	/** Such as "#1042-F1". */
	name: string;
	/** SUCCESS, CANCELLED, ERROR, FAILURE, or an old or newer word. */
	status: string;
	createdAt: string;
	trackingInfo: WireTracking[];
}

export interface WireOrderShipment extends WireFulfillment {
	fulfillmentLineItems: WirePage<{ quantity: number | null; lineItem: { id: string } }>;
}

/** What has been sent of an order and what is still to be sent, and from where. */
export interface FulfillmentState {
	id: string;
	legacyResourceId: string;
	name: string;
	cancelledAt: string | null;
	/** By id, the oldest first: the position of one never changes. */
	fulfillmentOrders: WireFulfillmentOrder[];
	/** Empty when they were not asked for. */
	fulfillments: WireOrderShipment[];
}
