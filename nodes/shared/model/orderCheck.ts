import { address, amount, currency, date, dateTime, key, keyOfWhole } from './fields';
import { optionalText, quantity, someText, system, taxedAmount } from './fields';
import { HIGHEST_PART, parseKey } from './key';
import {
	FULFILLMENT_STATUSES,
	PAYMENT_STATUSES,
	type ChargeLine,
	type Order,
	type OrderCustomer,
	type OrderLine,
} from './order';
import { anything, listOf, matches, nullable, objectOf, oneOf, recordOf, text } from './shape';
import { wholeNumber, yesOrNo, type ShapeProblem } from './shape';

const orderCustomer = objectOf<OrderCustomer>({
	key: keyOfWhole,
	id: someText,
	name: optionalText,
	firstName: optionalText,
	lastName: optionalText,
	company: optionalText,
	email: optionalText,
	phone: optionalText,
	taxNumber: optionalText,
});

const orderLine = objectOf<OrderLine>({
	id: someText,
	sku: optionalText,
	name: text(),
	variantName: optionalText,
	productId: optionalText,
	variantId: optionalText,
	barcode: optionalText,
	orderedQuantity: quantity,
	currentQuantity: quantity,
	openQuantity: quantity,
	physical: yesOrNo,
	giftCard: yesOrNo,
	unitPrice: nullable(taxedAmount),
	total: nullable(taxedAmount),
	taxRates: listOf(amount),
	attributes: recordOf(text()),
});

const chargeLine = objectOf<ChargeLine>({
	kind: oneOf(['shipping', 'fee', 'discount']),
	title: text(),
	code: optionalText,
	total: taxedAmount,
	taxRates: listOf(amount),
});

export const orderShape = objectOf<Order>(
	{
		kind: oneOf(['order']),
		key,
		system,
		account: someText,
		id: someText,
		part: nullable(wholeNumber(1, HIGHEST_PART)),
		number: someText,
		bareNumber: someText,
		createdAt: dateTime,
		updatedAt: dateTime,
		cancelledAt: nullable(dateTime),
		closedAt: nullable(dateTime),
		test: yesOrNo,
		paymentStatus: oneOf(PAYMENT_STATUSES),
		fulfillmentStatus: oneOf(FULFILLMENT_STATUSES),
		shopStatus: recordOf(nullable(text())),
		tags: listOf(text()),
		note: optionalText,
		email: optionalText,
		phone: optionalText,
		currency,
		pricesIncludeTax: yesOrNo,
		customer: nullable(orderCustomer),
		billingAddress: nullable(address),
		shippingAddress: nullable(address),
		lines: listOf(orderLine),
		charges: listOf(chargeLine),
		shippingMethod: nullable(objectOf<{ title: string; code: string | null }>({ title: text(), code: optionalText })),
		paymentMethods: listOf(text()),
		total: nullable(taxedAmount),
		attributes: recordOf(text()),
		deliveryDate: nullable(date),
		action: oneOf(['import', 'cancel']),
		source: anything,
	},
	['action'],
);

export type OrderCheck = { ok: true; order: Order } | { ok: false; problems: ShapeProblem[] };

/** Use at the edge of everything that takes orders in: items may come from anywhere. */
export function checkOrder(value: unknown): OrderCheck {
	const problems: ShapeProblem[] = [];
	if (!matches(orderShape, value, problems)) return { ok: false, problems };
	problems.push(...keyProblems(value), ...lineIdProblems(value));
	return problems.length === 0 ? { ok: true, order: value } : { ok: false, problems };
}

/** A key that belongs to another order would make the import update or cancel that one. */
function keyProblems(order: Order): ShapeProblem[] {
	const parsed = parseKey(order.key);
	if (!parsed.ok) return [{ path: 'key', message: parsed.message }];
	const names = ['system', 'account', 'id', 'part'] as const;
	return names
		.filter((name) => parsed.parts[name] !== order[name])
		.map((name) => ({ path: 'key', message: `does not fit "${name}", which is ${String(order[name])}` }));
}

/** The line's id is how shipments and returns are booked back on it. */
function lineIdProblems(order: Order): ShapeProblem[] {
	const ids = order.lines.map((line) => line.id);
	return ids.flatMap((id, index) =>
		ids.indexOf(id) === index ? [] : [{ path: `lines[${index}].id`, message: `"${id}" is used by an earlier line too` }],
	);
}
