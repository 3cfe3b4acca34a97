import type { Row } from '../call.ts';
import { blankOrder, writeOrder } from '../orders/write.ts';
import type { Order } from '../orders/records.ts';
import { priceOf } from '../products/price.ts';
import { gatewayTitle } from '../shop/gateways.ts';
import { announce } from '../webhooks/queue.ts';
import type { Product } from '../records.ts';
import type { World } from '../world.ts';

/** One order of a shopper, in the fields of the interface; whatever is left out is made up. */
export interface OrderSpec extends Row {
	/** Default processing. */
	status?: string;
	/** ISO 8601; default now. */
	createdAt?: string;
	/** Several SKUs without quantities. */
	skus?: string[];
	silent?: boolean;
}

export interface PlaceInput {
	/** So many made-up orders. */
	count?: number;
	/** For each of the made-up ones. */
	each?: OrderSpec;
	orders?: OrderSpec[];
	/** No webhooks. */
	silent?: boolean;
}

const FIRST = ['Ann', 'Bo', 'Søren', 'Jürgen', 'Zoë', 'Márta', 'Łukasz', 'Inga'];
const LAST = ['Jensen', 'Møller', 'Müller', 'Nagy', 'Ødegård', 'Kowalski', "O'Brien", 'Åberg'];
const CITIES = [
	['8000', 'Aarhus'],
	['2100', 'København Ø'],
	['5000', 'Odense C'],
	['9000', 'Aalborg'],
];

/** As the checkout does it: updated is announced before created, and every product whose stock went down. */
export function placeOrders(
	world: World,
	{ count = 0, each = {}, orders = [], silent = false }: PlaceInput,
): object {
	const specs = [...orders, ...Array.from({ length: count }, () => each)];
	const pool = sellable(world);
	return { ids: specs.map((spec) => place(world, pool, silent ? { ...spec, silent } : spec).id) };
}

function place(world: World, pool: Product[], spec: OrderSpec): Order {
	const { status = 'processing', createdAt, skus, silent, ...fields } = spec;
	const order = blankOrder(world);
	order.created_via = 'store-api';
	order.customer_ip_address = '203.0.113.7';
	order.customer_user_agent = 'Mozilla/5.0';
	order.cart_hash = world.word(32).toLowerCase();
	if (createdAt !== undefined) order.createdAt = Math.floor(Date.parse(createdAt) / 1000) * 1000;
	const pick = (choices: readonly unknown[]): unknown =>
		choices[Math.floor(world.context.random() * choices.length)];
	const first = String(pick(FIRST));
	const last = String(pick(LAST));
	const [postcode, city] = pick(CITIES) as [string, string];
	const person = {
		first_name: first,
		last_name: last,
		address_1: `Vestergade ${order.id}`,
		postcode,
		city,
		country: 'DK',
	};
	const billing = { ...person, email: `shopper${order.id}@example.com`, phone: `+45 2000${order.id}` };
	const method = String(fields['payment_method'] ?? 'card_gateway');
	const line_items =
		skus?.map((sku) => ({ sku, quantity: 1 })) ?? fields['line_items'] ?? madeUpLines(world, pool);
	const args: Row = {
		shipping: person,
		shipping_lines: [{ method_id: 'flat_rate', method_title: 'Flat rate', instance_id: '1', total: '39.00' }],
		payment_method: method,
		payment_method_title: gatewayTitle(method),
		...fields,
		billing: { ...billing, ...(fields['billing'] as Row | undefined) },
		line_items,
		status: 'pending',
	};
	writeOrder(world, order, args, true);
	order.status = '';
	writeOrder(world, order, { status }, false);
	order.modifiedAt = createdAt === undefined ? order.modifiedAt : order.createdAt;
	if (createdAt !== undefined && order.paidAt !== null) order.paidAt = order.createdAt;
	world.orders.set(order.id, order);
	if (silent) return order;
	announce(world, 'order.updated', order.id);
	if (status !== 'checkout-draft') announce(world, 'order.created', order.id);
	return order;
}

function sellable(world: World): Product[] {
	return [...world.products.values()].filter(
		(product) =>
			product.type !== 'variable' &&
			product.status === 'publish' &&
			product.sku !== '' &&
			priceOf(world, product) !== '',
	);
}

/** One to three different products. */
function madeUpLines(world: World, pool: Product[]): Row[] {
	const count = 1 + Math.floor(world.context.random() * 3);
	const chosen = new Set<Product>();
	for (let turn = 0; turn < count && pool.length > 0; turn += 1) {
		const product = pool[Math.floor(world.context.random() * pool.length)];
		if (product) chosen.add(product);
	}
	return [...chosen].map((product) => ({
		product_id: product.parent_id || product.id,
		...(product.type === 'variation' ? { variation_id: product.id } : {}),
		quantity: 1 + Math.floor(world.context.random() * 3),
	}));
}
