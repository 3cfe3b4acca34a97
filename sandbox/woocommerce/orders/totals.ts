import { exact } from '../numbers.ts';
import type { TaxRate } from '../records.ts';
import type { World } from '../world.ts';
import type { Order, Taxed } from './records.ts';

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);

export const taxOf = ({ taxes }: Taxed): number => sum(taxes.values());

export interface Totals {
	discount: number;
	discountTax: number;
	shipping: number;
	shippingTax: number;
	cartTax: number;
	total: number;
}

export function totalsOf({ lines, feeLines, shippingLines }: Order): Totals {
	const goods = sum([...lines, ...feeLines].map(({ total }) => total));
	const shipping = sum(shippingLines.map(({ total }) => total));
	const cartTax = sum([...lines, ...feeLines].map(taxOf));
	const shippingTax = sum(shippingLines.map(taxOf));
	return {
		discount: exact(sum(lines.map(({ subtotal, total }) => subtotal - total))),
		discountTax: exact(sum(lines.map((line) => sum(line.subtotalTaxes.values()) - taxOf(line)))),
		shipping: exact(shipping),
		shippingTax: exact(shippingTax),
		cartTax: exact(cartTax),
		total: exact(goods + shipping + cartTax + shippingTax),
	};
}

/** By the delivery address; without a country the shop's own. */
export function ratesFor(world: World, country: string, taxClass: string): TaxRate[] {
	const place = country === '' ? world.settings.country.split(':')[0] : country;
	return [...world.taxRates.values()].filter((rate) => rate.country === place && rate.taxClass === taxClass);
}

/** Adds the tax to what stands without it. */
export function calculate(world: World, order: Order): void {
	const country = order.shipping['country'] || order.billing['country'] || '';
	const taxes = (amount: number, taxClass: string, isShipping = false): Map<number, number> =>
		new Map(
			ratesFor(world, country, taxClass)
				.filter((rate) => !isShipping || rate.shipping)
				.map((rate) => [rate.id, exact((amount * rate.rate) / 100)]),
		);
	for (const line of order.lines) {
		const isTaxed = world.products.get(line.variation_id || line.product_id)?.tax_status !== 'none';
		line.taxes = isTaxed ? taxes(line.total, line.tax_class) : new Map();
		line.subtotalTaxes = isTaxed ? taxes(line.subtotal, line.tax_class) : new Map();
	}
	for (const line of order.shippingLines) line.taxes = taxes(line.total, '', true);
	for (const line of order.feeLines)
		line.taxes = line.tax_status === 'none' ? new Map() : taxes(line.total, line.tax_class);
	gatherTaxLines(world, order);
}

function gatherTaxLines(world: World, order: Order): void {
	const known = new Map(order.taxLines.map((line) => [line.rateId, line.id]));
	const goods = totalsByRate([...order.lines, ...order.feeLines]);
	const shipping = totalsByRate(order.shippingLines);
	order.taxLines = [...new Set([...goods.keys(), ...shipping.keys()])].map((rateId) => ({
		id: known.get(rateId) ?? world.id('item'),
		rateId,
		total: goods.get(rateId) ?? 0,
		shippingTotal: shipping.get(rateId) ?? 0,
	}));
}

export function totalsByRate(lines: Taxed[]): Map<number, number> {
	const totals = new Map<number, number>();
	for (const { taxes } of lines)
		for (const [rateId, amount] of taxes) totals.set(rateId, exact((totals.get(rateId) ?? 0) + amount));
	return totals;
}
