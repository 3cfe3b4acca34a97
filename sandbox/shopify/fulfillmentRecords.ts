export type FulfillmentOrderStatus =
	'OPEN' | 'IN_PROGRESS' | 'ON_HOLD' | 'SCHEDULED' | 'CLOSED' | 'CANCELLED' | 'INCOMPLETE';

/** What one location has to ship of an order. */
export interface FulfillmentOrderRecord {
	kind: 'FulfillmentOrder';
	id: number;
	orderId: number;
	locationId: number;
	/** Follows from the rest; see settleStatus. */
	status: FulfillmentOrderStatus;
	createdAt: number;
	updatedAt: number;
	/** Set = deferred to that time. */
	fulfillAt: number | null;
	/** Someone reported that picking has begun. */
	progressReported: boolean;
	/** Its lines were taken over by another fulfillment order. */
	replaced: boolean;
	holds: HoldRecord[];
	lines: FulfillmentOrderLineRecord[];
}

export interface FulfillmentOrderLineRecord {
	kind: 'FulfillmentOrderLineItem';
	id: number;
	fulfillmentOrderId: number;
	lineId: number;
	totalQuantity: number;
	remainingQuantity: number;
}

export interface HoldRecord {
	id: number;
	reason: string;
	reasonNotes: string | null;
	handle: string | null;
	/** App that placed it; null = the merchant. */
	clientId: string | null;
}

export interface TrackingRecord {
	company: string | null;
	number: string | null;
	url: string | null;
}

export interface FulfillmentRecord {
	kind: 'Fulfillment';
	id: number;
	orderId: number;
	name: string;
	createdAt: number;
	updatedAt: number;
	status: 'SUCCESS' | 'CANCELLED';
	locationId: number | null;
	tracking: TrackingRecord[];
	lines: FulfillmentLineRecord[];
}

export interface FulfillmentLineRecord {
	id: number;
	lineId: number;
	fulfillmentOrderLineId: number;
	fulfillmentOrderId: number;
	quantity: number;
}
