import { address, amount, currency, date, dateTime, key, keyOfWhole, optionalText, quantity } from './fields';
import { someText, system, taxedAmount } from './fields';
import { HIGHEST_PART } from './key';
import { FULFILLMENT_STATUSES, PAYMENT_STATUSES } from './order';
import type { ChargeLine, Order, OrderCustomer, OrderLine } from './order';
import { checkRecord } from './record';
import { about, anything, listOf, nullable, objectOf, oneOf, recordOf, text } from './shape';
import { wholeNumber, yesOrNo, type ShapeProblem } from './shape';
import { locationShape } from './stock';

const orderCustomer = objectOf<OrderCustomer>({
	key: about('Idempotency key of the customer: <system>:<account>:<id>.', keyOfWhole),
	id: someText,
	name: optionalText,
	firstName: optionalText,
	lastName: optionalText,
	company: optionalText,
	email: optionalText,
	phone: optionalText,
	taxNumber: about('VAT or company registration number as the shop holds it.', optionalText),
});

const orderLine = objectOf<OrderLine>({
	id: about("The shop's own line id, unique within the order.", someText),
	sku: optionalText,
	name: text(),
	variantName: optionalText,
	productId: optionalText,
	variantId: optionalText,
	barcode: optionalText,
	orderedQuantity: about('As first ordered, with units that were removed or refunded later.', quantity),
	currentQuantity: about('Ordered minus removed and refunded units.', quantity),
	openQuantity: about('Not yet shipped: what a warehouse still has to send.', quantity),
	physical: about('Whether the line has to be shipped.', yesOrNo),
	giftCard: yesOrNo,
	unitPrice: about(
		'Price of one unit after all discounts; null when the shop does not tell it.',
		nullable(taxedAmount),
	),
	total: about('Price of currentQuantity units after all discounts.', nullable(taxedAmount)),
	taxRates: about('Tax rates as fractions, such as "0.19".', listOf(amount)),
	attributes: recordOf(text()),
});

const chargeLine = objectOf<ChargeLine>({
	kind: oneOf(['shipping', 'fee', 'discount']),
	title: text(),
	code: optionalText,
	total: about('Signed: a discount has negative amounts.', taxedAmount),
	taxRates: listOf(amount),
});

const shippingMethod = objectOf<{ title: string; code: string | null }>({
	title: text(),
	code: optionalText,
});

export const orderShape = objectOf<Order>(
	{
		kind: oneOf(['order']),
		key: about('Idempotency key: <system>:<account>:<id>[:<part>].', key),
		system,
		account: about('Which shop of that system; see README.md in this folder.', someText),
		id: about("The shop's own id.", someText),
		part: about(
			'Number of the piece of a split order; null for a whole order.',
			nullable(wholeNumber(1, HIGHEST_PART)),
		),
		number: about('As the shop shows it, with its prefix and suffix, such as "#1042-X".', someText),
		bareNumber: about('Without the shop\'s prefix and suffix, such as "1042".', someText),
		createdAt: dateTime,
		updatedAt: dateTime,
		cancelledAt: nullable(dateTime),
		closedAt: nullable(dateTime),
		test: about('Whether the order was placed with a test payment.', yesOrNo),
		paymentStatus: oneOf(PAYMENT_STATUSES),
		fulfillmentStatus: oneOf(FULFILLMENT_STATUSES),
		shopStatus: about(
			"The vendor's own status words, by the vendor's own field names.",
			recordOf(optionalText),
		),
		tags: listOf(text()),
		note: optionalText,
		email: optionalText,
		phone: optionalText,
		currency,
		pricesIncludeTax: yesOrNo,
		customer: about(
			'null for orders without a customer record (guests, point of sale, drafts).',
			nullable(orderCustomer),
		),
		billingAddress: nullable(address),
		shippingAddress: nullable(address),
		lines: listOf(orderLine),
		charges: about('Shipping, fees and other lines that are no goods.', listOf(chargeLine)),
		shippingMethod: nullable(shippingMethod),
		paymentMethods: listOf(text()),
		total: nullable(taxedAmount),
		attributes: recordOf(text()),
		deliveryDate: about('Calendar date that Order Rules found in a tag; null when none.', nullable(date)),
		action: about(
			'What an import does with the order; set by Order Rules, absent = import.',
			oneOf(['import', 'cancel']),
		),
		location: about(
			'Place that a piece of a split order is sent from; absent or null for whole orders.',
			nullable(locationShape),
		),
		source: about("The vendor's raw object, untouched.", anything),
	},
	['action', 'location'],
);

export type OrderCheck = { ok: true; order: Order } | { ok: false; problems: ShapeProblem[] };

/** Use at the edge of everything that takes orders in: items may come from anywhere. */
export function checkOrder(value: unknown): OrderCheck {
	const checked = checkRecord(orderShape, value);
	if (!checked.ok) return checked;
	const problems = lineIdProblems(checked.record);
	return problems.length === 0 ? { ok: true, order: checked.record } : { ok: false, problems };
}

/** The line's id is how shipments and returns are booked back on it. */
function lineIdProblems(order: Order): ShapeProblem[] {
	const ids = order.lines.map((line) => line.id);
	return ids.flatMap((id, index) =>
		ids.indexOf(id) === index
			? []
			: [{ path: `lines[${index}].id`, message: `"${id}" is used by an earlier line too` }],
	);
}
