import type { Row } from '../call.ts';
import { readChoices } from '../products/choices.ts';
import { addProduct, blankProduct } from '../products/create.ts';
import { writeProduct } from '../products/write.ts';
import type { Product } from '../records.ts';
import { newCustomer, write } from '../shop/customers.ts';
import { applySettings, type SettingsSeed } from '../settings.ts';
import type { World } from '../world.ts';
import { generate, type GenerateSeed } from './generate.ts';

/** Fields of the interface; variations below their product. */
export interface ProductSeed extends Row {
	id?: number;
	stock?: number;
	variations?: ProductSeed[];
}

export interface Seed {
	settings?: SettingsSeed;
	categories?: Array<{ id?: number; name: string; parent?: number }>;
	brands?: Array<{ id?: number; name: string }>;
	products?: ProductSeed[];
	generate?: GenerateSeed;
	customers?: Array<{ email: string } & Row>;
}

/** Fills the shop without any webhook; SKUs may be there twice, which the interface itself would refuse. */
export function seed(
	world: World,
	{ settings, products = [], generate: wanted, customers = [], ...terms }: Seed,
): object {
	if (settings) applySettings(world.settings, settings);
	for (const taxonomy of ['categories', 'brands'] as const) {
		for (const { id, ...term } of terms[taxonomy] ?? []) {
			const termId = id === undefined ? world.id('term') : world.claim('term', id);
			world.terms.set(termId, {
				id: termId,
				taxonomy: taxonomy === 'brands' ? 'brand' : 'category',
				attributeId: 0,
				slug: term.name.toLowerCase().replace(/\W+/g, '-'),
				parent: 0,
				description: '',
				display: 'default',
				menu_order: 0,
				...term,
			});
		}
	}
	const ids: Record<string, number> = {};
	for (const one of products)
		for (const product of seedProduct(world, one)) if (product.sku) ids[product.sku] = product.id;
	if (wanted) generate(world, wanted);
	const customerIds = customers.map(({ email, ...fields }) => {
		const customer = newCustomer(world, email);
		write(world, customer, fields);
		world.customers.set(customer.id, customer);
		return customer.id;
	});
	return { products: ids, customers: customerIds, count: world.products.size };
}

function seedProduct(world: World, { variations = [], ...fields }: ProductSeed): Product[] {
	const parent = put(world, 'simple', fields);
	if (variations.length === 0) return [parent];
	parent.type = 'variable';
	return [
		parent,
		...variations.map((variation) => {
			const one = put(world, 'variation', variation, parent);
			one.choices = readChoices(variation['attributes'], parent.attributes);
			return one;
		}),
	];
}

function put(world: World, type: Product['type'], given: ProductSeed, parent?: Product): Product {
	const { id, stock, sku = '', attributes, ...rest } = given;
	const fields = stock === undefined ? rest : { manage_stock: true, stock_quantity: stock, ...rest };
	const product = blankProduct(world, type, id === undefined ? world.id('post') : world.claim('post', id));
	product.parent_id = parent?.id ?? 0;
	writeProduct(world, product, type === 'variation' ? fields : { ...fields, attributes });
	product.sku = String(sku);
	return addProduct(world, product);
}
