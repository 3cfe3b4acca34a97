import { connection } from '../connection.ts';
import { gid, numericId } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { moneyBag } from '../money.ts';
import { lineById, refundedOf, unitPriceAfterDiscounts } from '../orders/lines.ts';
import { returnableQuantity, shippedParts, undisposed } from '../orders/returns.ts';
import { choice, id as idField, text } from '../search/kinds.ts';
import { search } from '../search/run.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type {
	DispositionRecord,
	FulfillmentRecord,
	OrderRecord,
	ReturnLineRecord,
	ReturnRecord,
} from '../records.ts';
import type { SearchSpace } from '../search/compile.ts';
import type { Shop } from '../shop.ts';

const STATUSES = ['canceled', 'closed', 'declined', 'open', 'requested'];

const RETURN_SEARCH: SearchSpace<ReturnRecord> = {
	fields: {
		id: idField(({ id }) => id, 'Return'),
		status: choice(
			Object.fromEntries(
				STATUSES.map((value) => [value, ({ status }: ReturnRecord) => status.toLowerCase() === value]),
			),
		),
	},
	bare: text(({ name }) => name),
};

const idOf = ({ id }: { id: number }): number => id;

function orderOf(shop: Shop, { orderId }: { orderId: number }): OrderRecord {
	const order = shop.orders.get(orderId);
	if (!order) throw new Error(`no order ${orderId}`);
	return order;
}

/** The shipped line that comes back, as its own type reads it. */
function partOf(line: ReturnLineRecord, _: unknown, { shop }: CallContext) {
	const order = orderOf(shop, line);
	const part = order.fulfillments
		.flatMap(({ lines }) => lines)
		.find(({ id }) => id === line.fulfillmentLineId);
	return part && { ...part, orderId: order.id };
}

export const ordersReturns: Resolver = (
	order: OrderRecord,
	args: ConnectionArgs & { query?: string | null },
	context: CallContext,
	info,
) => connection(search(order.returns, args.query, RETURN_SEARCH, context, info), args, idOf);

/** Shipments of an order with units that may come back. */
export const returnableFulfillments: Resolver = (
	_: unknown,
	args: ConnectionArgs & { orderId: string },
	context: CallContext,
) => {
	const order = recordByGid(context, args.orderId);
	if (order?.kind !== 'Order') return connection<FulfillmentRecord>([], args, idOf);
	const parts = shippedParts(order).filter(({ part }) => returnableQuantity(order, part) > 0);
	return connection(new Set(parts.map(({ fulfillment }) => fulfillment)), args, idOf);
};

export const returnById: Resolver = (_: unknown, args: { id: string }, context: CallContext) =>
	numericId(args.id, 'Return') === null ? null : recordByGid(context, args.id);

const refundedUnits = (line: ReturnLineRecord, order: OrderRecord): number =>
	Math.min(line.quantity, refundedOf(lineById(order, line.lineId)));

export const returnResolvers: Resolvers = {
	Return: {
		order: (record: ReturnRecord, _: unknown, { shop }: CallContext) => orderOf(shop, record),
		totalQuantity: ({ lines }: ReturnRecord) => lines.reduce((total, { quantity }) => total + quantity, 0),
		requestApprovedAt: ({ createdAt }: ReturnRecord) => createdAt,
		returnLineItems: ({ lines }: ReturnRecord, args: ConnectionArgs) => connection(lines, args, idOf),
		reverseFulfillmentOrders: (record: ReturnRecord, args: ConnectionArgs) =>
			connection([record], args, idOf),
	},
	ReturnLineItem: {
		fulfillmentLineItem: partOf,
		processedQuantity: ({ processed }: ReturnLineRecord) => processed,
		unprocessedQuantity: ({ quantity, processed }: ReturnLineRecord) => quantity - processed,
		processableQuantity: ({ quantity, processed }: ReturnLineRecord) => quantity - processed,
		refundedQuantity: (line: ReturnLineRecord, _: unknown, { shop }: CallContext) =>
			refundedUnits(line, orderOf(shop, line)),
		refundableQuantity: (line: ReturnLineRecord, _: unknown, { shop }: CallContext) =>
			line.quantity - refundedUnits(line, orderOf(shop, line)),
		returnReason: ({ reason }: ReturnLineRecord) => reason,
		returnReasonNote: ({ note }: ReturnLineRecord) => note,
		withCodeDiscountedTotalPriceSet: (line: ReturnLineRecord, _: unknown, { shop }: CallContext) => {
			const order = orderOf(shop, line);
			return moneyBag(unitPriceAfterDiscounts(lineById(order, line.lineId)).times(line.quantity), order);
		},
	},
	ReverseFulfillmentOrder: {
		order: (record: ReturnRecord, _: unknown, { shop }: CallContext) => orderOf(shop, record),
		status: ({ status, lines }: ReturnRecord) =>
			status === 'OPEN' && lines.every((line) => undisposed(line) === 0) ? 'CLOSED' : status,
		lineItems: ({ lines }: ReturnRecord, args: ConnectionArgs) => connection(lines, args, idOf),
	},
	ReverseFulfillmentOrderLineItem: {
		fulfillmentLineItem: partOf,
		totalQuantity: ({ quantity }: ReturnLineRecord) => quantity,
	},
	ReverseFulfillmentOrderDisposition: {
		id: ({ id }: DispositionRecord) => gid('ReverseFulfillmentOrderDisposition', id),
		location: ({ locationId }: DispositionRecord, _: unknown, { shop }: CallContext) =>
			shop.locations.get(locationId ?? 0) ?? null,
	},
	ReturnableFulfillment: {
		fulfillment: (fulfillment: FulfillmentRecord) => fulfillment,
		returnableFulfillmentLineItems: (
			fulfillment: FulfillmentRecord,
			args: ConnectionArgs,
			{ shop }: CallContext,
		) => {
			const order = orderOf(shop, fulfillment);
			const parts = fulfillment.lines
				.map((part) => ({
					id: part.id,
					fulfillmentLineItem: { ...part, orderId: order.id },
					quantity: returnableQuantity(order, part),
				}))
				.filter(({ quantity }) => quantity > 0);
			return connection(parts, args, idOf);
		},
	},
};
