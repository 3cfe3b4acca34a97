import {
	add,
	decimal,
	divide,
	isZero,
	multiply,
	round,
	subtract,
	sum,
	ZERO,
} from '../../shared/model/decimal';
import { currencyDigits } from '../../shared/model/iso';
import { partKey } from '../../shared/model/key';
import type { FulfillmentStatus, Order, OrderLine, TaxedAmount } from '../../shared/model/order';
import type { Decimal } from '../../shared/model/primitives';
import { isRecord } from '../../shared/model/shape';
import type { Location } from '../../shared/model/stock';
import type { FulfillmentState, WireFulfillmentOrder } from '../client/fulfillmentWire';
import { idOfGid } from '../client/wire';

/**
 * The fulfillment orders that make pieces, the oldest first: the k-th one is part k for ever, because ids only grow and
 * none vanishes. Those for goods that need no delivery (downloads, vouchers) are no business of a warehouse.
 */
export function shippedPieces(state: Pick<FulfillmentState, 'fulfillmentOrders'>): WireFulfillmentOrder[] {
	return state.fulfillmentOrders.filter(({ deliveryMethod }) => deliveryMethod?.methodType !== 'NONE');
}

/**
 * One shop order as the pieces that its locations send. An order with one fulfillment order stays whole and gets its
 * location; one without any is returned as it is. Lines that the order no longer has (taken out by rules) stay out.
 * Without `withWaiting` pieces that are on hold or scheduled are left out.
 */
export function piecesOf(order: Order, state: FulfillmentState, withWaiting = true): Order[] {
	const pieces = shippedPieces(state);
	const [only] = pieces;
	if (only === undefined) return [order];
	const isWanted = (piece: WireFulfillmentOrder, { action }: Order) =>
		withWaiting || action === 'cancel' || !isWaiting(piece);
	if (pieces.length === 1) return [whole(order, only)].filter((one) => isWanted(only, one));
	const shares = new Shares(order);
	return pieces.flatMap((piece, index) => {
		const lines = linesOf(piece, shares);
		// Rules took out everything that this piece had.
		if (lines.length === 0 && piece.lineItems.nodes.length > 0) return [];
		return [pieceOf(order, piece, index + 1, lines)].filter((one) => isWanted(piece, one));
	});
}

function whole(order: Order, piece: WireFulfillmentOrder): Order {
	return {
		...order,
		...actionOf(order, piece),
		location: locationOf(piece),
		shopStatus: { ...order.shopStatus, fulfillmentOrderStatus: piece.status },
		source: sourceOf(order, piece),
	};
}

function pieceOf(order: Order, piece: WireFulfillmentOrder, part: number, lines: OrderLine[]): Order {
	// What belongs to the order as a whole must not be counted once per piece.
	const charges = part === 1 ? order.charges : [];
	return {
		...whole(order, piece),
		key: partKey(order.key, part),
		part,
		fulfillmentStatus: statusOf(piece),
		lines,
		charges,
		total: totalOf(
			[...lines.map(({ total }) => total), ...charges.map(({ total }) => total)],
			currencyDigits(order.currency),
		),
	};
}

/** An order that is to be cancelled takes all its pieces with it. */
function actionOf(order: Order, piece: WireFulfillmentOrder): Pick<Order, 'action'> {
	if (order.action === 'cancel' || order.cancelledAt !== null || isGone(piece)) return { action: 'cancel' };
	return order.action === undefined ? {} : { action: order.action };
}

/** Cancelled, given up, or emptied because everything was moved to another location. */
export function isGone(piece: WireFulfillmentOrder): boolean {
	if (piece.status === 'CANCELLED' || piece.status === 'INCOMPLETE') return true;
	return piece.lineItems.nodes.every(({ totalQuantity }) => totalQuantity <= 0);
}

/** Nothing can be sent now: somebody holds it back, or its day has not come. */
export function isWaiting(piece: WireFulfillmentOrder): boolean {
	return piece.status === 'ON_HOLD' || piece.status === 'SCHEDULED';
}

function statusOf(piece: WireFulfillmentOrder): FulfillmentStatus {
	const lines = piece.lineItems.nodes;
	const started = lines.some(({ totalQuantity, remainingQuantity }) => remainingQuantity < totalQuantity);
	switch (piece.status) {
		case 'OPEN':
			return started ? 'partiallyFulfilled' : 'unfulfilled';
		case 'IN_PROGRESS':
			return started ? 'partiallyFulfilled' : 'inProgress';
		case 'CLOSED':
			return isGone(piece) ? 'notRequired' : 'fulfilled';
		case 'ON_HOLD':
			return 'onHold';
		case 'SCHEDULED':
			return 'scheduled';
		case 'CANCELLED':
		case 'INCOMPLETE':
			return 'notRequired';
		default:
			return 'unknown';
	}
}

/** The order as Shopify sent it, with the fulfillment order that this piece comes from beside it. */
function sourceOf({ source }: Order, piece: WireFulfillmentOrder): unknown {
	return isRecord(source) ? { ...source, fulfillmentOrder: piece } : source;
}

export function locationOf({ assignedLocation }: WireFulfillmentOrder): Location | null {
	const id = assignedLocation.location === null ? null : idOfGid(assignedLocation.location.id);
	return id === null ? null : { id, name: assignedLocation.name };
}

function linesOf(piece: WireFulfillmentOrder, shares: Shares): OrderLine[] {
	return piece.lineItems.nodes.flatMap(({ lineItem, totalQuantity, remainingQuantity }) => {
		const id = idOfGid(lineItem.id);
		const share = id === null ? null : shares.take(id, decimal(Math.max(0, totalQuantity)));
		return share === null ? [] : [{ ...share, openQuantity: decimal(Math.max(0, remainingQuantity)) }];
	});
}

/** Divides each line's money among the pieces so that the parts add up to the line again. */
class Shares {
	private readonly lines: Map<string, OrderLine>;

	private readonly taken = new Map<string, Decimal>();

	private readonly digits: number;

	constructor(order: Order) {
		this.lines = new Map(order.lines.map((line) => [line.id, line]));
		this.digits = currencyDigits(order.currency);
	}

	/** The line with this many units; null when the order does not have the line. */
	take(id: string, quantity: Decimal): OrderLine | null {
		const line = this.lines.get(id);
		if (line === undefined) return null;
		const before = this.taken.get(id) ?? ZERO;
		const after = add(before, quantity);
		this.taken.set(id, after);
		return { ...line, currentQuantity: quantity, total: this.between(line, before, after) };
	}

	private between(line: OrderLine, before: Decimal, after: Decimal): TaxedAmount | null {
		const { total, unitPrice, currentQuantity } = line;
		const base = total !== null && !isZero(currentQuantity) ? total : unitPrice;
		if (base === null) return null;
		const units = base === total ? currentQuantity : decimal(1);
		const share = (value: Decimal) =>
			subtract(this.part(value, after, units), this.part(value, before, units));
		const net = share(base.net);
		const tax = share(base.tax);
		return { net, tax, gross: round(add(net, tax), this.digits) };
	}

	private part(value: Decimal, quantity: Decimal, units: Decimal): Decimal {
		return divide(multiply(value, quantity), units, this.digits) ?? ZERO;
	}
}

function totalOf(amounts: Array<TaxedAmount | null>, digits: number): TaxedAmount | null {
	const known = amounts.filter((amount) => amount !== null);
	if (known.length < amounts.length) return null;
	const total = (field: keyof TaxedAmount) => round(sum(known.map((amount) => amount[field])), digits);
	return { net: total('net'), tax: total('tax'), gross: total('gross') };
}
