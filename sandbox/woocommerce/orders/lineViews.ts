import { metaView } from '../meta.ts';
import { fixed } from '../numbers.ts';
import type { Meta } from '../records.ts';
import { slugOf } from '../slug.ts';
import type { World } from '../world.ts';
import type { FeeLine, LineItem, RefundLine, ShippingLine, TaxLine } from './records.ts';
import { taxOf } from './totals.ts';

/** A line whose product is gone names none. */
export function lineView(world: World, line: LineItem, dp: number): object {
	const money = (amount: number): string => fixed(amount, dp);
	const product = world.products.get(line.variation_id || line.product_id);
	return {
		id: line.id,
		name: line.name,
		product_id: world.products.has(line.product_id) ? line.product_id : 0,
		variation_id: world.products.has(line.variation_id) ? line.variation_id : 0,
		quantity: line.quantity,
		tax_class: line.tax_class,
		subtotal: money(line.subtotal),
		subtotal_tax: money([...line.subtotalTaxes.values()].reduce((total, tax) => total + tax, 0)),
		total: money(line.total),
		total_tax: money(taxOf(line)),
		taxes: [...line.taxes].map(([id, total]) => ({
			id,
			total: money(total),
			subtotal: money(line.subtotalTaxes.get(id) ?? 0),
		})),
		meta_data: shownMeta(world, line.product_id, line.meta),
		sku: product?.sku ?? null,
		global_unique_id: product?.global_unique_id ?? null,
		price: line.quantity === 0 ? 0 : Number((line.total / line.quantity).toFixed(6)),
		image: product?.images[0]
			? { id: product.images[0].id, src: product.images[0].src }
			: { id: product && line.variation_id === 0 ? '' : 0, src: '' },
		parent_name: line.parentName,
	};
}

export function shippingView(world: World, line: ShippingLine, dp: number): object {
	return {
		id: line.id,
		method_title: line.method_title,
		method_id: line.method_id,
		instance_id: line.instance_id,
		total: fixed(line.total, dp),
		total_tax: fixed(taxOf(line), dp),
		taxes: [...line.taxes].map(([id, total]) => ({ id, total: fixed(total, dp), subtotal: '' })),
		tax_status: 'taxable',
		meta_data: shownMeta(world, 0, line.meta),
	};
}

export function feeView(world: World, line: FeeLine, dp: number): object {
	return {
		id: line.id,
		name: line.name,
		tax_class: line.tax_class,
		tax_status: line.tax_status,
		amount: '',
		total: fixed(line.total, dp),
		total_tax: fixed(taxOf(line), dp),
		taxes: [...line.taxes].map(([id, total]) => ({ id, total: fixed(total, dp), subtotal: '' })),
		meta_data: shownMeta(world, 0, line.meta),
	};
}

export function taxView(world: World, line: TaxLine, dp: number): object {
	const rate = world.taxRates.get(line.rateId);
	return {
		id: line.id,
		rate_code: rate ? `${rate.country}-${rate.name.toUpperCase()}-1` : '',
		rate_id: line.rateId,
		label: rate?.name ?? '',
		compound: false,
		tax_total: fixed(line.total, dp),
		shipping_tax_total: fixed(line.shippingTotal, dp),
		rate_percent: rate?.rate ?? 0,
		meta_data: [],
	};
}

/** Quantities and amounts below zero. */
export function refundLineView(
	world: World,
	line: RefundLine,
	item: LineItem | undefined,
	dp: number,
): object {
	const money = (amount: number): string => fixed(-amount, dp);
	const shown = item ? (lineView(world, item, dp) as Record<string, unknown>) : {};
	const price = line.quantity === 0 ? 0 : Number((line.total / line.quantity).toFixed(6));
	return {
		...shown,
		id: line.id,
		quantity: -line.quantity,
		subtotal: money(line.total),
		subtotal_tax: money(taxOf(line)),
		total: money(line.total),
		total_tax: money(taxOf(line)),
		taxes: [...line.taxes].map(([id, total]) => ({ id, total: money(total), subtotal: money(total) })),
		meta_data: shownMeta(world, 0, line.meta),
		price,
	};
}

function shownMeta(world: World, productId: number, meta: Meta[]): object[] {
	return metaView(meta).map((entry, index) => {
		const { key, value } = meta[index] as Meta;
		return { ...entry, ...display(world, productId, key, value) };
	});
}

/** "pa_size": "m" is shown as "Size": "M". */
function display(world: World, productId: number, key: string, value: unknown): object {
	const attribute = [...world.attributes.values()].find(({ slug }) => slug === key);
	if (attribute) {
		const term = [...world.terms.values()].find(
			({ attributeId, slug }) => attributeId === attribute.id && slug === value,
		);
		return { display_key: attribute.name, display_value: term?.name ?? value };
	}
	const own = world.products.get(productId)?.attributes.find(({ name }) => slugOf(name) === key);
	return { display_key: own?.name ?? key, display_value: value };
}
