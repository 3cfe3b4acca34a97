import type { Product } from '../records.ts';
import type { World } from '../world.ts';

/** A product as it is before anything is set. */
export function blankProduct(world: World, type: Product['type'], id = world.id('post')): Product {
	const at = world.now();
	return {
		id,
		parent_id: 0,
		type,
		name: type === 'variation' ? '' : 'Product',
		slug: '',
		status: 'publish',
		sku: '',
		global_unique_id: '',
		regular_price: '',
		sale_price: '',
		saleFrom: null,
		saleTo: null,
		description: '',
		short_description: '',
		featured: false,
		catalog_visibility: 'visible',
		virtual: false,
		downloadable: false,
		tax_status: 'taxable',
		tax_class: type === 'variation' ? 'parent' : '',
		manage_stock: false,
		stock_quantity: null,
		stock_status: 'instock',
		backorders: 'no',
		low_stock_amount: null,
		sold_individually: false,
		weight: '',
		dimensions: { length: '', width: '', height: '' },
		shipping_class: '',
		reviews_allowed: type !== 'variation',
		external_url: '',
		button_text: '',
		purchase_note: '',
		post_password: '',
		download_limit: -1,
		download_expiry: -1,
		upsell_ids: [],
		cross_sell_ids: [],
		menu_order: 0,
		categoryIds: type === 'variation' ? [] : [world.defaultCategoryId],
		tagIds: [],
		brandIds: [],
		images: [],
		attributes: [],
		choices: [],
		variationIds: [],
		meta: [],
		totalSales: 0,
		cost: null,
		costIsAdditive: false,
		createdAt: at,
		modifiedAt: at,
	};
}

/** Puts the product into the shop and its indexes. */
export function addProduct(world: World, product: Product): Product {
	world.products.set(product.id, product);
	indexCodes(world, product);
	const parent = world.products.get(product.parent_id);
	if (product.type === 'variation' && parent) parent.variationIds.push(product.id);
	return product;
}

export function indexCodes(world: World, { id, sku, global_unique_id: gtin }: Product): void {
	if (sku !== '') {
		const key = sku.toLowerCase();
		const known = world.skus.get(key) ?? new Set();
		world.skus.set(key, known.add(id));
	}
	if (gtin !== '') world.gtins.set(gtin, id);
}

export function unindexCodes(world: World, { id, sku, global_unique_id: gtin }: Product): void {
	const owners = world.skus.get(sku.toLowerCase());
	owners?.delete(id);
	if (owners?.size === 0) world.skus.delete(sku.toLowerCase());
	if (world.gtins.get(gtin) === id) world.gtins.delete(gtin);
}

/** Gone for good, with its variations. */
export function removeProduct(world: World, product: Product): void {
	for (const id of product.variationIds) {
		const variation = world.products.get(id);
		if (variation) {
			unindexCodes(world, variation);
			world.products.delete(id);
		}
	}
	unindexCodes(world, product);
	world.products.delete(product.id);
	const parent = world.products.get(product.parent_id);
	if (parent) parent.variationIds = parent.variationIds.filter((id) => id !== product.id);
}
