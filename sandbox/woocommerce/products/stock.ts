import type { Row } from '../call.ts';
import type { Product } from '../records.ts';
import type { World } from '../world.ts';

/** The product whose figure counts: a variation without its own stock shows that of its parent. */
export function stockKeeper(world: World, product: Product): Product | undefined {
	if (product.manage_stock) return product;
	const parent = product.type === 'variation' ? world.products.get(product.parent_id) : undefined;
	return parent?.manage_stock ? parent : undefined;
}

export const managesStock = (world: World, product: Product): boolean | 'parent' =>
	product.manage_stock || (stockKeeper(world, product) ? 'parent' : false);

/** Quantities are only taken by a product that manages its stock, in a shop that does. */
export function writeStock(world: World, product: Product, args: Row): void {
	const { manage_stock: manage, stock_quantity: quantity, stock_status: status, backorders } = args;
	if (typeof backorders === 'string') product.backorders = backorders;
	if (args['low_stock_amount'] !== undefined)
		product.low_stock_amount = wholeOrNull(args['low_stock_amount']);
	if (!world.settings.manageStock) {
		if (typeof status === 'string') product.stock_status = status;
		return;
	}
	if (manage !== undefined && manage !== null) product.manage_stock = manage !== 'parent' && isYes(manage);
	if (product.type === 'grouped' || product.type === 'external') product.manage_stock = false;
	if (!product.manage_stock) {
		product.stock_quantity = null;
		if (typeof status === 'string') product.stock_status = status;
		return;
	}
	if (quantity !== undefined) product.stock_quantity = Math.trunc(Number(quantity ?? 0)) || 0;
	followQuantity(product);
}

export function followQuantity(product: Product): void {
	if (!product.manage_stock) return;
	if ((product.stock_quantity ?? 0) > 0) product.stock_status = 'instock';
	else product.stock_status = product.backorders === 'no' ? 'outofstock' : 'onbackorder';
}

/** By an order or a refund; returns the product that was changed. */
export function moveStock(world: World, product: Product, by: number): Product | undefined {
	const keeper = world.settings.manageStock ? stockKeeper(world, product) : undefined;
	if (!keeper) return undefined;
	keeper.stock_quantity = (keeper.stock_quantity ?? 0) + by;
	keeper.modifiedAt = world.now();
	followQuantity(keeper);
	return keeper;
}

const isYes = (value: unknown): boolean => [true, 'true', '1', 'yes', 1].includes(value as string);
const wholeOrNull = (value: unknown): number | null =>
	value === null || value === '' ? null : Math.trunc(Number(value)) || 0;
