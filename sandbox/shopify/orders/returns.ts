import { lineById } from './lines.ts';
import { shiftStock } from './stock.ts';
import type {
	FulfillmentLineRecord,
	FulfillmentRecord,
	OrderRecord,
	ReturnLineRecord,
	ReturnRecord,
} from '../records.ts';
import type { Notice, Shop } from '../shop.ts';

export interface ReturnLineSpec {
	part: FulfillmentLineRecord;
	quantity: number;
	reason: string;
	note: string;
}

/** Units of a shipped line that neither are in a return nor were given back by a refund. */
export function returnableQuantity(order: OrderRecord, part: FulfillmentLineRecord): number {
	const inReturns = order.returns
		.filter(({ status }) => status !== 'CANCELED')
		.flatMap(({ lines }) => lines)
		.filter(({ fulfillmentLineId }) => fulfillmentLineId === part.id)
		.reduce((total, { quantity }) => total + quantity, 0);
	const { refundedFulfilled, fulfilled } = lineById(order, part.lineId);
	return Math.max(0, Math.min(part.quantity - inReturns, fulfilled - refundedFulfilled));
}

export const shippedParts = (
	order: OrderRecord,
): { fulfillment: FulfillmentRecord; part: FulfillmentLineRecord }[] =>
	order.fulfillments
		.filter(({ status }) => status === 'SUCCESS')
		.flatMap((fulfillment) => fulfillment.lines.map((part) => ({ fulfillment, part })));

/** Open at once, as after the merchant's approval; an archived order opens again. */
export function openReturn(
	shop: Shop,
	order: OrderRecord,
	lines: ReturnLineSpec[],
	isProcessed: boolean,
): ReturnRecord {
	const record: ReturnRecord = {
		kind: 'Return',
		id: shop.nextId('Return'),
		orderId: order.id,
		name: `${order.name}-R${order.returns.length + 1}`,
		status: 'OPEN',
		createdAt: shop.now(),
		closedAt: null,
		lines: lines.map(({ part, quantity, reason, note }) => ({
			kind: 'ReturnLineItem',
			id: shop.nextId('ReturnLineItem'),
			orderId: order.id,
			fulfillmentLineId: part.id,
			lineId: part.lineId,
			quantity,
			processed: isProcessed ? quantity : 0,
			reason,
			note,
			dispositions: [],
		})),
	};
	order.returns.push(record);
	order.closedAt = null;
	settleReturnStatus(order);
	return record;
}

export function setReturnStatus(
	shop: Shop,
	order: OrderRecord,
	record: ReturnRecord,
	status: ReturnRecord['status'],
): void {
	record.status = status;
	record.closedAt = status === 'CLOSED' ? shop.now() : null;
	settleReturnStatus(order);
}

export const undisposed = ({ quantity, dispositions }: ReturnLineRecord): number =>
	quantity - dispositions.reduce((total, disposition) => total + disposition.quantity, 0);

export interface Disposal {
	line: ReturnLineRecord;
	type: string;
	quantity: number;
	locationId: number | null;
}

/** Says where returned units ended up. Restocked ones are for sale again. */
export function dispose(
	shop: Shop,
	order: OrderRecord,
	{ line, type, quantity, locationId }: Disposal,
): Notice[] {
	line.dispositions.push({
		id: shop.nextId('ReverseFulfillmentOrderDisposition'),
		type,
		quantity,
		locationId,
		createdAt: shop.now(),
	});
	settleReturnStatus(order);
	if (type !== 'RESTOCKED' || locationId === null) return [];
	return shiftStock(shop, lineById(order, line.lineId), locationId, {
		available: quantity,
		on_hand: quantity,
	});
}

function settleReturnStatus(order: OrderRecord): void {
	const open = order.returns.filter(({ status }) => status === 'OPEN');
	const isInspected = open.flatMap(({ lines }) => lines).every((line) => undisposed(line) === 0);
	if (open.length > 0) order.returnStatus = isInspected ? 'INSPECTION_COMPLETE' : 'IN_PROGRESS';
	else
		order.returnStatus = order.returns.some(({ status }) => status === 'CLOSED') ? 'RETURNED' : 'NO_RETURN';
}
