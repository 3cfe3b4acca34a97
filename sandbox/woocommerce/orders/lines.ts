import { Refusal } from '../answers.ts';
import { rowsOf, type Row } from '../call.ts';
import { writeMeta } from '../meta.ts';
import { exact, numberOf } from '../numbers.ts';
import type { Product } from '../records.ts';
import { slugOf } from '../slug.ts';
import { priceOf } from '../products/price.ts';
import { fullName, taxClassOf } from '../products/view.ts';
import type { World } from '../world.ts';
import type { LineItem, Order } from './records.ts';
import { giveBack, takeLine } from './stock.ts';
import { ratesFor } from './totals.ts';

/** With an id the line is changed or, at quantity 0, taken away; without one it is added. */
export function writeLines(world: World, order: Order, given: unknown): void {
	for (const row of rowsOf(given)) {
		if (!row['id']) {
			order.lines.push(newLine(world, row));
			continue;
		}
		const line = order.lines.find(({ id }) => id === Number(row['id']));
		if (!line) throw foreignItem();
		if (isRemoval(row, 'product_id') || row['quantity'] === 0) {
			giveBack(world, order, line);
			order.lines = order.lines.filter((one) => one !== line);
		} else changeLine(world, order, line, row);
	}
}

export const isRemoval = (row: Row, name: string): boolean => Object.hasOwn(row, name) && row[name] === null;

export const foreignItem = (): Refusal =>
	new Refusal(
		400,
		'woocommerce_rest_invalid_item_id',
		'Order item ID provided is not associated with order.',
	);

/** What cannot be found becomes an empty line, without an error. */
function newLine(world: World, row: Row): LineItem {
	const product = productFor(world, row);
	const quantity = row['quantity'] === undefined ? 1 : Math.trunc(numberOf(row['quantity']));
	const worth = product ? exact(netPrice(world, product) * quantity) : 0;
	const line: LineItem = {
		id: world.id('item'),
		name: String(row['name'] ?? (product ? fullName(world, product) : '')),
		product_id: product ? product.parent_id || product.id : 0,
		variation_id: product?.type === 'variation' ? product.id : 0,
		quantity,
		tax_class: String(row['tax_class'] ?? (product ? taxClassOf(world, product) : '')),
		subtotal: row['subtotal'] === undefined ? worth : numberOf(row['subtotal']),
		total: row['total'] === undefined ? worth : numberOf(row['total']),
		taxes: new Map(),
		subtotalTaxes: new Map(),
		sku: product?.sku ?? null,
		parentName: product?.type === 'variation' ? (world.products.get(product.parent_id)?.name ?? null) : null,
		reduced: 0,
		meta: product ? choiceMeta(world, product) : [],
	};
	writeMeta(world, line.meta, row['meta_data']);
	return line;
}

/** The totals stay as they are unless they are sent too. */
function changeLine(world: World, order: Order, line: LineItem, row: Row): void {
	if (row['quantity'] !== undefined) line.quantity = Math.trunc(numberOf(row['quantity']));
	if (row['total'] !== undefined) line.total = numberOf(row['total']);
	if (row['subtotal'] !== undefined) line.subtotal = numberOf(row['subtotal']);
	if (row['name'] !== undefined) line.name = String(row['name']);
	if (row['tax_class'] !== undefined) line.tax_class = String(row['tax_class']);
	writeMeta(world, line.meta, row['meta_data']);
	if (order.stockReduced) takeLine(world, order, line);
}

function productFor(
	world: World,
	{ sku, product_id: productId, variation_id: variationId }: Row,
): Product | undefined {
	if (typeof sku === 'string' && sku !== '') {
		const [id] = world.skus.get(sku.trim().toLowerCase()) ?? [];
		return world.products.get(id ?? 0);
	}
	if (!productId && !variationId)
		throw new Refusal(400, 'woocommerce_rest_required_product_reference', 'Product ID or SKU is required.');
	return world.products.get(Math.trunc(numberOf(variationId)) || Math.trunc(numberOf(productId)));
}

/** Of one piece. */
export function netPrice(world: World, product: Product): number {
	const price = numberOf(priceOf(world, product));
	if (!world.settings.pricesIncludeTax || product.tax_status === 'none') return price;
	const rate = ratesFor(world, '', taxClassOf(world, product)).reduce((total, one) => total + one.rate, 0);
	return price / (1 + rate / 100);
}

const choiceMeta = (world: World, product: Product): LineItem['meta'] =>
	product.type !== 'variation'
		? []
		: product.choices.map(({ id, name, option }) => {
				const attribute = world.attributes.get(id);
				return attribute ? world.meta(attribute.slug, slugOf(option)) : world.meta(slugOf(name), option);
			});
