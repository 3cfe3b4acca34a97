import type { Call, Row } from '../call.ts';
import { slugOf } from '../slug.ts';
import type { ListSpec } from '../lists.ts';
import type { Product } from '../records.ts';
import { listFrom } from '../schema/check.ts';
import type { World } from '../world.ts';
import { isOnSale, priceOf } from './price.ts';
import { stockKeeper } from './stock.ts';
import { fullName, productView, variationView, type Context } from './view.ts';

type Test = (product: Product) => boolean;

const contextOf = ({ args }: Call): Context => (args['context'] === 'edit' ? 'edit' : 'view');

const SORT: NonNullable<ListSpec<Product>['sort']> = {
	date: ({ createdAt }) => createdAt,
	modified: ({ modifiedAt }) => modifiedAt,
	title: ({ name }) => name.toLowerCase(),
	slug: ({ slug }) => slug,
	menu_order: ({ menu_order: position }) => position,
	price: ({ regular_price: price }) => Number(price),
	popularity: ({ totalSales }) => totalSales,
	sales: ({ totalSales }) => totalSales,
};
const DATES = {
	createdAt: ({ createdAt }: Product) => createdAt,
	modifiedAt: ({ modifiedAt }: Product) => modifiedAt,
};

export const productList: ListSpec<Product> = {
	view: (call, product) => productView(call.world, product, contextOf(call)),
	sort: SORT,
	...DATES,
};

export const variationList: ListSpec<Product> = {
	view: (call, product) => variationView(call.world, product, contextOf(call)),
	sort: SORT,
	...DATES,
};

/** Variations come only when they are asked for by SKU or GTIN. */
export function findProducts(call: Call): Product[] {
	const { world, args } = call;
	const sku = given(call, 'sku');
	const gtin = given(call, 'global_unique_id');
	const passes = testsOf(call);
	const start = sku !== undefined ? bySku(world, sku) : gtin !== undefined ? byGtin(world, gtin) : undefined;
	const candidates = start ?? [...world.products.values()].filter(({ type }) => type !== 'variation');
	return candidates.filter((product) => hasStatus(args, product) && passes(product));
}

export function findVariations(call: Call, parentId?: number): Product[] {
	const { world, args } = call;
	const sku = given(call, 'sku');
	const start =
		parentId === undefined
			? sku === undefined
				? [...world.products.values()]
				: bySku(world, sku)
			: (world.products.get(parentId)?.variationIds ?? []).flatMap((id) => world.products.get(id) ?? []);
	const skus =
		sku === undefined
			? undefined
			: new Set(
					sku
						.toLowerCase()
						.split(',')
						.map((one) => one.trim()),
				);
	const passes = testsOf(call);
	return start.filter(
		(product) =>
			product.type === 'variation' &&
			hasStatus(args, product) &&
			(!skus || skus.has(product.sku.toLowerCase())) &&
			passes(product),
	);
}

/** Exact but for the case; a comma parts several. */
function bySku(world: World, text: string): Product[] {
	const ids = text.split(',').flatMap((sku) => [...(world.skus.get(sku.trim().toLowerCase()) ?? [])]);
	return [...new Set(ids)].flatMap((id) => world.products.get(id) ?? []);
}

const byGtin = (world: World, text: string): Product[] =>
	text.split(',').flatMap((gtin) => world.products.get(world.gtins.get(gtin.trim()) ?? 0) ?? []);

/** Filters that the shop is too old for count as not given. */
function given({ world, args }: Call, name: string): string | undefined {
	const value = args[name];
	if (typeof value !== 'string' || value === '' || world.settings.ignoredFilters.includes(name))
		return undefined;
	return value;
}

function hasStatus(args: Row, { status }: Product): boolean {
	const included = listFrom(args['include_status']).map(String);
	if (listFrom(args['exclude_status']).includes(status)) return false;
	const wanted = included.length > 0 ? included : [String(args['status'] ?? 'any')];
	return wanted.includes('any') ? status !== 'trash' : wanted.includes(status);
}

/** Everything else that narrows a list down. */
function testsOf(call: Call): Test {
	const { world, args } = call;
	const tests: Test[] = [];
	const onText = (name: string, test: (product: Product, value: string) => boolean): void => {
		const value = given(call, name);
		if (value !== undefined) tests.push((product) => test(product, value));
	};
	const onFlag = (name: string, read: (product: Product) => boolean): void => {
		if (typeof args[name] === 'boolean') tests.push((product) => read(product) === args[name]);
	};
	const onTypes = (name: string, isWanted: boolean): void => {
		const types = listFrom(args[name]);
		if (types.length > 0) tests.push(({ type }) => types.includes(type) === isWanted);
	};
	const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
	onText('type', (product, type) => product.type === type);
	onTypes('include_types', true);
	onTypes('exclude_types', false);
	onText('search', (product, part) => has(`${fullName(world, product)} ${product.description}`, part));
	onText('search_sku', ({ sku }, part) => has(sku, part));
	onText(
		'search_name_or_sku',
		(product, part) => has(fullName(world, product), part) || has(product.sku, part),
	);
	onText('slug', ({ slug }, wanted) => slug === wanted);
	onText('category', ({ categoryIds }, ids) => hasAny(categoryIds, ids));
	onText('tag', ({ tagIds }, ids) => hasAny(tagIds, ids));
	onText('brand', ({ brandIds }, ids) => hasAny(brandIds, ids));
	onText(
		'stock_status',
		(product, status) => (stockKeeper(world, product) ?? product).stock_status === status,
	);
	onText('shipping_class', ({ shipping_class: slug }, id) => world.terms.get(Number(id))?.slug === slug);
	onText('min_price', (product, price) => Number(priceOf(world, product)) >= (Number(price) || 0));
	onText('max_price', (product, price) => Number(priceOf(world, product)) <= (Number(price) || 0));
	onText('attribute_term', (product, ids) => hasTerm(world, product, String(args['attribute'] ?? ''), ids));
	onFlag('featured', ({ featured }) => featured);
	onFlag('virtual', ({ virtual }) => virtual);
	onFlag('downloadable', ({ downloadable }) => downloadable);
	onFlag('on_sale', (product) => isOnSale(world, product));
	onFlag('has_price', (product) => priceOf(world, product) !== '');
	const parents = (args['parent'] as number[] | undefined) ?? [];
	if (parents.length > 0) tests.push(({ parent_id: parent }) => parents.includes(parent));
	return (product) => tests.every((test) => test(product));
}

const hasAny = (own: number[], ids: string): boolean => ids.split(',').some((id) => own.includes(Number(id)));

function hasTerm(world: World, product: Product, attributeSlug: string, ids: string): boolean {
	const names = ids.split(',').map((id) => world.terms.get(Number(id))?.name.toLowerCase());
	return product.attributes.some(
		({ id, name, options }) =>
			(world.attributes.get(id)?.slug ?? slugOf(name)) === attributeSlug &&
			options.some((option) => names.includes(option.toLowerCase())),
	);
}
