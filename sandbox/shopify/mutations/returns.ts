import { userError } from '../context.ts';
import { numericId } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { changed } from '../orders/change.ts';
import {
	dispose,
	openReturn,
	returnableQuantity,
	setReturnStatus,
	shippedParts,
	undisposed,
} from '../orders/returns.ts';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { Disposal, ReturnLineSpec } from '../orders/returns.ts';
import type { OrderRecord, ReturnLineRecord, ReturnRecord } from '../records.ts';
import type { Notice } from '../shop.ts';

const MAX_NOTE_LENGTH = 255;

interface ReturnLineInput {
	fulfillmentLineItemId: string;
	quantity: number;
	returnReason?: string | null;
	returnReasonNote?: string | null;
}

interface ReturnInput {
	orderId: string;
	returnLineItems: ReturnLineInput[];
	unprocessed?: boolean | null;
}

interface ReturnPayload {
	return: ReturnRecord | null;
	userErrors: UserError[];
}

const refused = (field: string[], message: string, code: string): ReturnPayload => ({
	return: null,
	userErrors: [userError(field, message, code)],
});

function readLine(order: OrderRecord, input: ReturnLineInput, field: string[]): ReturnLineSpec | UserError {
	const id = numericId(input.fulfillmentLineItemId, 'FulfillmentLineItem');
	const part = shippedParts(order).find((candidate) => candidate.part.id === id)?.part;
	if (!part) {
		return userError(
			[...field, 'fulfillmentLineItemId'],
			'Fulfillment line item does not exist.',
			'NOT_FOUND',
		);
	}
	if (input.quantity <= 0)
		return userError([...field, 'quantity'], 'Quantity must be greater than 0.', 'GREATER_THAN');
	if (input.quantity > returnableQuantity(order, part))
		return userError([...field, 'quantity'], 'Quantity is not available for return.', 'INVALID');
	const note = input.returnReasonNote ?? '';
	if (note.length > MAX_NOTE_LENGTH) {
		const message = `Return reason note is too long (maximum is ${MAX_NOTE_LENGTH} characters).`;
		return userError([...field, 'returnReasonNote'], message, 'TOO_LONG');
	}
	if (input.returnReason === 'OTHER' && note === '')
		return userError([...field, 'returnReasonNote'], "Return reason note can't be blank.", 'BLANK');
	return { part, quantity: input.quantity, reason: input.returnReason ?? 'UNKNOWN', note };
}

function create(_: unknown, { returnInput: input }: { returnInput: ReturnInput }, context: CallContext) {
	const order = recordByGid(context, input.orderId);
	if (order?.kind !== 'Order')
		return refused(['returnInput', 'orderId'], 'Order does not exist.', 'NOT_FOUND');
	if (input.returnLineItems.length === 0)
		return refused(['returnInput', 'returnLineItems'], "Return line items can't be blank.", 'BLANK');
	const lines: ReturnLineSpec[] = [];
	for (const [index, entry] of input.returnLineItems.entries()) {
		const line = readLine(order, entry, ['returnInput', 'returnLineItems', String(index)]);
		if ('message' in line) return { return: null, userErrors: [line] };
		lines.push(line);
	}
	const record = openReturn(context.shop, order, lines, !input.unprocessed);
	changed(context.shop, order, [], [{ topics: ['RETURNS_APPROVE'], record }]);
	return { return: record, userErrors: [] };
}

interface Found {
	record: ReturnRecord;
	order: OrderRecord;
}

function find(context: CallContext, id: string): Found | null {
	const record = recordByGid(context, id);
	const order = record?.kind === 'Return' ? context.shop.orders.get(record.orderId) : undefined;
	return record?.kind === 'Return' && order ? { record, order } : null;
}

const transition =
	(from: ReturnRecord['status'], to: ReturnRecord['status'], topic: string): Resolver =>
	(_: unknown, { id }: { id: string }, context: CallContext): ReturnPayload => {
		const found = find(context, id);
		if (!found) return refused(['id'], 'Return does not exist.', 'NOT_FOUND');
		const { record, order } = found;
		if (record.status === to) return { return: record, userErrors: [] };
		const isTouched = record.lines.some(({ dispositions }) => dispositions.length > 0);
		if (record.status !== from || (to === 'CANCELED' && isTouched))
			return refused(['id'], `Return is ${record.status.toLowerCase()}.`, 'INVALID_STATE');
		setReturnStatus(context.shop, order, record, to);
		changed(context.shop, order, [], [{ topics: [topic], record }]);
		return { return: record, userErrors: [] };
	};

interface DisposeInput {
	reverseFulfillmentOrderLineItemId: string;
	dispositionType: string;
	quantity: number;
	locationId?: string | null;
}

/** Checks one disposal against what is still undisposed, those before it in the same call included. */
function readDisposal(
	context: CallContext,
	input: DisposeInput,
	earlier: Disposal[],
	field: string[],
): Disposal | UserError {
	const id = numericId(input.reverseFulfillmentOrderLineItemId, 'ReverseFulfillmentOrderLineItem');
	const line = returnLineById(context, id);
	if (!line)
		return userError(
			[...field, 'reverseFulfillmentOrderLineItemId'],
			'Line item does not exist.',
			'NOT_FOUND',
		);
	const used = earlier
		.filter((other) => other.line === line)
		.reduce((total, part) => total + part.quantity, 0);
	if (input.quantity <= 0 || input.quantity > undisposed(line) - used)
		return userError([...field, 'quantity'], 'Quantity is not available for disposal.', 'INVALID');
	const location = input.locationId ? recordByGid(context, input.locationId) : null;
	if (input.locationId && location?.kind !== 'Location')
		return userError([...field, 'locationId'], 'Location does not exist.', 'NOT_FOUND');
	if (input.dispositionType === 'RESTOCKED' && !location)
		return userError([...field, 'locationId'], "Location can't be blank.", 'BLANK');
	const locationId = location?.kind === 'Location' ? location.id : null;
	return { line, type: input.dispositionType, quantity: input.quantity, locationId };
}

function returnLineById({ shop }: CallContext, id: number | null): ReturnLineRecord | undefined {
	for (const order of shop.orders.values()) {
		const line = order.returns.flatMap(({ lines }) => lines).find((candidate) => candidate.id === id);
		if (line) return line;
	}
	return undefined;
}

function disposeLines(
	_: unknown,
	{ dispositionInputs }: { dispositionInputs: DisposeInput[] },
	context: CallContext,
) {
	const disposals: Disposal[] = [];
	for (const [index, input] of dispositionInputs.entries()) {
		const read = readDisposal(context, input, disposals, ['dispositionInputs', String(index)]);
		if ('message' in read) return { reverseFulfillmentOrderLineItems: null, userErrors: [read] };
		disposals.push(read);
	}
	const orderIds = new Set(disposals.map(({ line }) => line.orderId));
	for (const order of [...context.shop.orders.values()].filter(({ id }) => orderIds.has(id))) {
		const own = disposals.filter(({ line }) => line.orderId === order.id);
		const stock = own.flatMap((disposal) => dispose(context.shop, order, disposal));
		const returns = order.returns.filter(({ lines }) => own.some(({ line }) => lines.includes(line)));
		const told = returns.map((record): Notice => ({
			topics: ['REVERSE_FULFILLMENT_ORDERS_DISPOSE'],
			record,
		}));
		changed(context.shop, order, [], [...told, ...stock]);
	}
	return {
		reverseFulfillmentOrderLineItems: [...new Set(disposals.map(({ line }) => line))],
		userErrors: [],
	};
}

export const returnMutations: Record<string, Resolver> = {
	returnCreate: create,
	returnClose: transition('OPEN', 'CLOSED', 'RETURNS_CLOSE'),
	returnReopen: transition('CLOSED', 'OPEN', 'RETURNS_REOPEN'),
	returnCancel: transition('OPEN', 'CANCELED', 'RETURNS_CANCEL'),
	reverseFulfillmentOrderDispose: disposeLines,
};
