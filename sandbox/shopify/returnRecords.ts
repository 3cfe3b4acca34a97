/** Goods on their way back. */
export interface ReturnRecord {
	kind: 'Return';
	id: number;
	orderId: number;
	name: string;
	status: 'OPEN' | 'CLOSED' | 'CANCELED';
	createdAt: number;
	closedAt: number | null;
	lines: ReturnLineRecord[];
}

/** One line of the return, and with the same number the line of its reverse fulfillment order. */
export interface ReturnLineRecord {
	kind: 'ReturnLineItem';
	id: number;
	orderId: number;
	fulfillmentLineId: number;
	lineId: number;
	quantity: number;
	processed: number;
	reason: string;
	note: string;
	dispositions: DispositionRecord[];
}

export interface DispositionRecord {
	id: number;
	type: string;
	quantity: number;
	locationId: number | null;
	createdAt: number;
}
