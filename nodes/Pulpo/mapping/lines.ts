import { isPositive, plain, toJsonNumber } from '../../shared/model/decimal';
import type { Order, OrderLine } from '../../shared/model/order';
import type { Decimal } from '../../shared/model/primitives';
import type { ItemBody } from '../client/wire';
import { openLines, skuOf } from './order';

export type UnknownSkuPolicy = 'fail' | 'skip' | 'standIn';

export interface SkuSettings {
	unknownSku: UnknownSkuPolicy;
	standInSku: string;
}

/** A product's id; null = PULPO has no such SKU. */
export type ProductOf = (sku: string) => number | null;

export type Items =
	| { ok: true; items: ItemBody[]; leftOut: string[] }
	| { ok: false; code: 'unknownSku' | 'unknownStandIn' | 'quantity'; message: string; hint: string };

/** Which lines of an order are sent, and how much of each: what is still open, or what was sold over the counter. */
export type LinesOf = (order: Order) => Array<{ line: OrderLine; quantity: Decimal }>;

export const openQuantities: LinesOf = (order) =>
	openLines(order).map((line) => ({ line, quantity: line.openQuantity }));

export const soldQuantities: LinesOf = (order) =>
	order.lines
		.filter((line) => isPositive(line.currentQuantity))
		.map((line) => ({ line, quantity: line.currentQuantity }));

/** The lines as PULPO takes them, or why they cannot be sent. */
export function itemsOf(
	order: Order,
	settings: SkuSettings,
	productOf: ProductOf,
	linesOf: LinesOf = openQuantities,
): Items {
	const wanted = linesOf(order);
	const lines = wanted.map(({ line }) => line);
	const unknown = lines.filter((line) => productIdOf(line, productOf) === null);
	if (unknown.length > 0 && settings.unknownSku === 'fail') return unknownSkus(order, unknown);
	const standIn =
		settings.unknownSku === 'standIn' && unknown.length > 0 ? productOf(settings.standInSku) : null;
	if (unknown.length > 0 && settings.unknownSku === 'standIn' && standIn === null)
		return unknownStandIn(order, settings);
	const items: ItemBody[] = [];
	for (const { line, quantity: sent } of wanted) {
		const quantity = toJsonNumber(plain(sent));
		if (quantity === null) return unwritableQuantity(order, line, sent);
		const own = productIdOf(line, productOf);
		const product = own ?? standIn;
		if (product === null) continue;
		items.push({
			product_id: product,
			quantity,
			line_order_id: line.id,
			batches: [],
			...(own === null ? { notes: nameOf(line) } : {}),
		});
	}
	return { ok: true, items, leftOut: standIn === null ? unknown.map(nameOf) : [] };
}

/** SKUs that have to be looked up for these orders. */
export function skusOf(orders: Order[], settings: SkuSettings, linesOf: LinesOf = openQuantities): string[] {
	const skus = orders.flatMap((order) => linesOf(order).map(({ line }) => skuOf(line)));
	if (settings.unknownSku === 'standIn') skus.push(settings.standInSku);
	return [...new Set(skus)].filter((sku) => sku !== '');
}

function productIdOf(line: OrderLine, productOf: ProductOf): number | null {
	const sku = skuOf(line);
	return sku === '' ? null : productOf(sku);
}

function nameOf(line: OrderLine): string {
	const sku = skuOf(line);
	return sku === '' ? `"${line.name}" (no SKU)` : `${sku} "${line.name}"`;
}

function unknownSkus(order: Order, lines: OrderLine[]): Items {
	const known = [...new Set(lines.map(skuOf).filter((sku) => sku !== ''))].map((sku) => `"${sku}"`);
	const without = lines.filter((line) => skuOf(line) === '').map((line) => `"${line.name}"`);
	const parts = [
		...(known.length > 0
			? [`SKU ${known.join(', ')} ${known.length === 1 ? 'is' : 'are'} unknown there`]
			: []),
		...(without.length > 0
			? [`${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no SKU in the shop`]
			: []),
	];
	return {
		ok: false,
		code: 'unknownSku',
		message: `Order ${order.number} was not sent to PULPO WMS: ${parts.join('; ')}`,
		hint: 'Create the products in PULPO WMS with exactly these SKUs, or change the option Unknown SKU.',
	};
}

function unknownStandIn(order: Order, settings: SkuSettings): Items {
	return {
		ok: false,
		code: 'unknownStandIn',
		message: `Order ${order.number} was not sent to PULPO WMS: the stand-in product "${settings.standInSku}" is unknown there`,
		hint: 'Create the stand-in product in PULPO WMS or correct its SKU in the options.',
	};
}

function unwritableQuantity(order: Order, line: OrderLine, quantity: Decimal): Items {
	return {
		ok: false,
		code: 'quantity',
		message: `Order ${order.number} was not sent to PULPO WMS: the quantity ${quantity} of ${nameOf(line)} has too many digits`,
		hint: 'Correct the quantity in the shop.',
	};
}
