import { fullName } from '../address.ts';
import { currentTotals } from '../orders/lines.ts';
import { fulfillmentStatus, isOpen } from '../orders/status.ts';
import { choice, flag, id, not, number, text, texts, time, words } from './kinds.ts';
import type { OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';
import type { SearchSpace } from './compile.ts';

const NEWEST = '2026-10';
const FINANCIAL = [
	'paid',
	'pending',
	'authorized',
	'partially_paid',
	'partially_refunded',
	'refunded',
	'voided',
	'expired',
];
const RETURNS = [
	'no_return',
	'return_requested',
	'in_progress',
	'inspection_complete',
	'returned',
	'return_failed',
];
const DELIVERY = ['shipping', 'pick-up', 'retail', 'local', 'pickup-point', 'none'];

const oneOf = (values: string[], read: (order: OrderRecord) => string) =>
	choice<OrderRecord>(
		Object.fromEntries(
			values.map((value) => [value, (order: OrderRecord) => read(order).toLowerCase() === value]),
		),
	);

const shipped =
	(...statuses: string[]) =>
	(order: OrderRecord) =>
		statuses.includes(fulfillmentStatus(order, NEWEST));

const unshipped = shipped('UNFULFILLED', 'FULFILLMENT_NOT_REQUIRED');

/** docs/vendors/shopify.md, "Search", says which of these meanings are our reading. */
export function orderSearch(shop: Shop): SearchSpace<OrderRecord> {
	const clock = { zone: shop.settings.shop.ianaTimezone, now: () => shop.now() };
	const tag = texts<OrderRecord>((order) => order.tags);
	const customer = (order: OrderRecord) => shop.customers.get(order.customerId ?? 0);
	return {
		fields: {
			id: id((order) => order.id, 'Order'),
			name: (term) => (term.comparator === '' ? (order) => matchesName(order, term.value) : 'invalid'),
			status: choice({
				open: isOpen,
				closed: (order) => order.closedAt !== null,
				cancelled: (order) => order.cancelledAt !== null,
				not_closed: (order) => order.closedAt === null,
			}),
			financial_status: oneOf(FINANCIAL, (order) => order.financialStatus),
			fulfillment_status: choice({
				unshipped,
				unfulfilled: (order) => unshipped(order) || shipped('PARTIALLY_FULFILLED')(order),
				shipped: shipped('FULFILLED'),
				fulfilled: shipped('FULFILLED'),
				partial: shipped('PARTIALLY_FULFILLED'),
				scheduled: shipped('SCHEDULED'),
				on_hold: shipped('ON_HOLD'),
				request_declined: shipped('REQUEST_DECLINED'),
			}),
			return_status: oneOf(RETURNS, (order) => order.returnStatus),
			tag,
			tag_not: not(tag),
			created_at: time((order) => order.createdAt, clock),
			updated_at: time((order) => order.updatedAt, clock),
			processed_at: time((order) => order.processedAt, clock),
			test: flag((order) => order.test),
			customer_id: id((order) => order.customerId, 'Customer'),
			email: text((order) => order.email),
			sku: words((order) => order.lines.map((line) => line.sku)),
			location_id: id((order) => order.locationId, 'Location'),
			reference_location_id: id((order) => order.locationId, 'Location'),
			fulfillment_location_id: (term) => {
				const search = id<number | null>((location) => location, 'Location')(term);
				return search === 'invalid'
					? search
					: (order) => order.fulfillments.some((done) => search(done.locationId));
			},
			delivery_method: oneOf(DELIVERY, (order) => order.deliveryMethod),
			source_name: text((order) => order.sourceName),
			source_identifier: text((order) => order.sourceIdentifier),
			gateway: texts((order) => order.gateways),
			po_number: text((order) => order.poNumber),
			confirmation_number: text((order) => order.confirmationNumber),
			discount_code: text((order) => order.discountCodes[0] ?? null),
			current_total_price: number((order) => currentTotals(order).total.toNumber()),
		},
		dynamicField: (name) => metafieldSearch(shop, name),
		bare: words((order) => [
			order.name,
			order.email,
			order.note,
			...order.tags,
			fullName(customer(order) ?? NOBODY),
		]),
	};
}

const NOBODY = { firstName: null, lastName: null };

/** The bare number finds the order too. */
const matchesName = (order: OrderRecord, value: string): boolean =>
	[order.name.toLowerCase(), String(order.number)].includes(value.toLowerCase());

/** Without a definition that allows filtering the vendor knows no such field. */
function metafieldSearch(shop: Shop, name: string) {
	const [, namespace, key] = /^metafields\.([\w-]+)\.([\w-]+)$/.exec(name) ?? [];
	if (!namespace || !key || !shop.settings.searchableMetafields.includes(`${namespace}.${key}`))
		return undefined;
	return texts<OrderRecord>((order) =>
		shop
			.metafieldsOf(`gid://shopify/Order/${order.id}`)
			.filter((metafield) => metafield.namespace === namespace && metafield.key === key)
			.map((metafield) => metafield.value),
	);
}
