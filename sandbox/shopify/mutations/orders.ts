import { makeAddress } from '../address.ts';
import { userError } from '../context.ts';
import { gid } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { decimal } from '../money.ts';
import { cancelOrder, changed, payOrder } from '../orders/change.ts';
import { currentTotals } from '../orders/lines.ts';
import { sortedTags } from '../orders/place.ts';
import { writeMetafield } from './metafields.ts';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { Address, Attribute, OrderRecord } from '../records.ts';
import type { MetafieldInput } from './metafields.ts';

const MAX_NOTE_LENGTH = 5000;

interface OrderInput {
	id: string;
	note?: string | null;
	email?: string | null;
	phone?: string | null;
	poNumber?: string | null;
	tags?: string[] | null;
	customAttributes?: Attribute[] | null;
	shippingAddress?: Partial<Address> | null;
	metafields?: Omit<MetafieldInput, 'ownerId'>[] | null;
}

interface OrderPayload {
	order: OrderRecord | null;
	userErrors: UserError[];
}

function findOrder(context: CallContext, id: string): OrderRecord | null {
	const record = recordByGid(context, id);
	return record?.kind === 'Order' ? record : null;
}

const refused = (field: string[], message: string): OrderPayload => ({
	order: null,
	userErrors: [userError(field, message)],
});

function updateOrder(_: unknown, { input }: { input: OrderInput }, context: CallContext): OrderPayload {
	const order = findOrder(context, input.id);
	if (!order) return refused(['id'], 'Order does not exist');
	if ((input.note?.length ?? 0) > MAX_NOTE_LENGTH) {
		return refused(['note'], `Note is too long (maximum is ${MAX_NOTE_LENGTH} characters)`);
	}
	if (input.email && !/^\S+@\S+\.\S+$/.test(input.email)) return refused(['email'], 'Email is invalid');
	for (const key of ['note', 'email', 'phone', 'poNumber'] as const) {
		if (input[key] !== undefined) Object.assign(order, { [key]: input[key] === '' ? null : input[key] });
	}
	if (input.tags) order.tags = sortedTags(input.tags);
	if (input.customAttributes)
		order.customAttributes = input.customAttributes.map(({ key, value }) => ({ key, value }));
	if (input.shippingAddress)
		order.shippingAddress = makeAddress({ ...order.shippingAddress, ...input.shippingAddress });
	for (const metafield of input.metafields ?? []) {
		writeMetafield(context.shop, { ...metafield, ownerId: gid('Order', order.id) });
	}
	changed(context.shop, order);
	return { order, userErrors: [] };
}

interface CancelArgs {
	orderId: string;
	reason: string;
	refund?: boolean | null;
	refundMethod?: { originalPaymentMethodsRefund?: boolean | null } | null;
}

/** Takes effect when its job is done. */
function startCancel(_: unknown, args: CancelArgs, context: CallContext) {
	const refuse = (message: string, code: string) => {
		const error = userError(['orderId'], message, code);
		return { job: null, jobResult: null, orderCancelUserErrors: [error], userErrors: [error] };
	};
	const order = findOrder(context, args.orderId);
	if (!order) return refuse('Order does not exist', 'NOT_FOUND');
	if (order.cancelledAt !== null) return refuse('Order has already been cancelled', 'INVALID');
	if (order.lines.some((line) => line.fulfilled > 0))
		return refuse('Cannot cancel a fulfilled order', 'INVALID');
	if (['IN_PROGRESS', 'RETURN_REQUESTED'].includes(order.returnStatus)) {
		return refuse('Cannot cancel an order with open returns', 'INVALID');
	}
	const refund = args.refundMethod?.originalPaymentMethodsRefund ?? args.refund ?? false;
	const job = context.shop.startJob(() => cancelOrder(context.shop, order, { reason: args.reason, refund }));
	return { job, jobResult: null, orderCancelUserErrors: [], userErrors: [] };
}

const closing =
	(closed: boolean): Resolver =>
	(_: unknown, { input }: { input: { id: string } }, context: CallContext): OrderPayload => {
		const order = findOrder(context, input.id);
		if (!order) return refused(['id'], 'Order does not exist');
		order.closedAt = closed ? (order.closedAt ?? context.shop.now()) : null;
		changed(context.shop, order);
		return { order, userErrors: [] };
	};

function markAsPaid(_: unknown, { input }: { input: { id: string } }, context: CallContext): OrderPayload {
	const order = findOrder(context, input.id);
	if (!order) return refused(['id'], 'Order does not exist');
	if (decimal(order.amountPaid).greaterThanOrEqualTo(currentTotals(order).total)) {
		return refused(['id'], 'Order cannot be marked as paid.');
	}
	payOrder(context.shop, order);
	return { order, userErrors: [] };
}

export const orderMutations: Record<string, Resolver> = {
	orderUpdate: updateOrder,
	orderCancel: startCancel,
	orderClose: closing(true),
	orderOpen: closing(false),
	orderMarkAsPaid: markAsPaid,
};
