import { blankBilling, blankShipping } from '../address.ts';
import { Refusal } from '../answers.ts';
import { isRow, rowsOf, type Row } from '../call.ts';
import { writeMeta } from '../meta.ts';
import { exact, numberOf } from '../numbers.ts';
import { textsOf } from '../products/write.ts';
import type { Address } from '../records.ts';
import type { World } from '../world.ts';
import { foreignItem, isRemoval, writeLines } from './lines.ts';
import type { Order } from './records.ts';
import { payOrder, setStatus } from './status.ts';
import { statusSlugs } from './statuses.ts';
import { calculate } from './totals.ts';

const PLAIN = [
	'customer_note',
	'payment_method',
	'payment_method_title',
	'transaction_id',
	'parent_id',
	'currency',
];
const MONEY_PARTS = ['line_items', 'shipping_lines', 'fee_lines', 'coupon_lines', 'billing', 'shipping'];

export function blankOrder(world: World, id = world.id('post')): Order {
	const at = world.now();
	return {
		id,
		parent_id: 0,
		number: `${world.settings.orderNumberPrefix}${id}`,
		status: '',
		currency: world.settings.currency,
		prices_include_tax: world.settings.pricesIncludeTax,
		customer_id: 0,
		order_key: `wc_order_${world.word(13)}`,
		billing: blankBilling(),
		shipping: blankShipping(),
		payment_method: '',
		payment_method_title: '',
		transaction_id: '',
		customer_ip_address: '',
		customer_user_agent: '',
		created_via: 'rest-api',
		customer_note: '',
		cart_hash: '',
		createdAt: at,
		modifiedAt: at,
		paidAt: null,
		completedAt: null,
		meta: [],
		lines: [],
		shippingLines: [],
		feeLines: [],
		couponLines: [],
		taxLines: [],
		refundIds: [],
		stockReduced: false,
		salesCounted: false,
	};
}

/** Dates and the number are never taken over. */
export function writeOrder(world: World, order: Order, args: Row, isNew: boolean): void {
	const customerId = args['customer_id'];
	if (typeof customerId === 'number' && customerId !== 0 && !world.customers.has(customerId))
		throw new Refusal(400, 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.');
	if (typeof customerId === 'number') order.customer_id = customerId;
	for (const name of PLAIN)
		if (args[name] !== undefined && args[name] !== null) Object.assign(order, { [name]: args[name] });
	if (isNew && typeof args['created_via'] === 'string') order.created_via = args['created_via'];
	if (isRow(args['billing'])) writeAddress(order.billing, args['billing']);
	if (isRow(args['shipping'])) writeAddress(order.shipping, args['shipping']);
	writeMeta(world, order.meta, args['meta_data']);
	writeLines(world, order, args['line_items']);
	writeShipping(world, order, args['shipping_lines']);
	writeFees(world, order, args['fee_lines']);
	writeCoupons(world, order, args['coupon_lines']);
	if (isNew || MONEY_PARTS.some((name) => args[name] !== undefined)) calculate(world, order);
	const status = args['status'];
	const isPaid = args['set_paid'] === true;
	if (typeof status === 'string')
		setStatus(world, order, statusSlugs(world).includes(status) ? status : 'pending');
	else if (isNew && !isPaid) setStatus(world, order, 'pending');
	if (isPaid) payOrder(world, order);
	order.modifiedAt = world.now();
}

function writeAddress(address: Address, given: Row): void {
	for (const [name, value] of Object.entries(textsOf(given))) if (name in address) address[name] = value;
}

function writeShipping(world: World, order: Order, given: unknown): void {
	for (const row of rowsOf(given)) {
		const line = order.shippingLines.find(({ id }) => id === Number(row['id']));
		if (row['id'] && !line) throw foreignItem();
		if (line && isRemoval(row, 'method_id')) {
			order.shippingLines = order.shippingLines.filter((one) => one !== line);
			continue;
		}
		if (!line && !row['method_id'])
			throw new Refusal(400, 'woocommerce_rest_invalid_shipping_item', 'Shipping method ID is required.');
		const target = line ?? {
			id: world.id('item'),
			method_id: '',
			method_title: '',
			instance_id: '',
			total: 0,
			taxes: new Map<number, number>(),
			meta: [],
		};
		for (const name of ['method_id', 'method_title', 'instance_id'] as const)
			if (row[name] !== undefined) target[name] = String(row[name]);
		if (row['total'] !== undefined) target.total = numberOf(row['total']);
		writeMeta(world, target.meta, row['meta_data']);
		if (!line) order.shippingLines.push(target);
	}
}

function writeFees(world: World, order: Order, given: unknown): void {
	for (const row of rowsOf(given)) {
		const line = order.feeLines.find(({ id }) => id === Number(row['id']));
		if (row['id'] && !line) throw foreignItem();
		if (line && isRemoval(row, 'name')) {
			order.feeLines = order.feeLines.filter((one) => one !== line);
			continue;
		}
		if (!line && !row['name'])
			throw new Refusal(400, 'woocommerce_rest_invalid_fee_item', 'Fee name is required.');
		const target = line ?? {
			id: world.id('item'),
			name: '',
			tax_class: '',
			tax_status: 'taxable',
			total: 0,
			taxes: new Map<number, number>(),
			meta: [],
		};
		for (const name of ['name', 'tax_class', 'tax_status'] as const)
			if (row[name] !== undefined) target[name] = String(row[name]);
		if (row['total'] !== undefined) target.total = numberOf(row['total']);
		writeMeta(world, target.meta, row['meta_data']);
		if (!line) order.feeLines.push(target);
	}
}

/** Percent and fixed amounts, spread over the lines by their worth. */
function writeCoupons(world: World, order: Order, given: unknown): void {
	for (const { id, code } of rowsOf(given)) {
		if (id) continue;
		const wanted = String(code ?? '').toLowerCase();
		const coupon = [...world.coupons.values()].find((one) => one.code === wanted && one.status === 'publish');
		if (!coupon)
			throw new Refusal(400, 'woocommerce_rest_invalid_coupon', `Coupon "${wanted}" does not exist!`);
		const worth = order.lines.reduce((total, { subtotal }) => total + subtotal, 0);
		const amount = numberOf(coupon.fields['amount']);
		const isPercent = coupon.fields['discount_type'] === 'percent';
		const discount = exact(isPercent ? (worth * amount) / 100 : Math.min(amount, worth));
		for (const line of order.lines)
			line.total = worth === 0 ? line.total : exact(line.total - (discount * line.subtotal) / worth);
		order.couponLines.push({ id: world.id('item'), code: wanted, discount, meta: [] });
	}
}
