import type { Row } from '../call.ts';
import { readChoices } from '../products/choices.ts';
import { addProduct, blankProduct } from '../products/create.ts';
import { writeProduct } from '../products/write.ts';
import type { Product } from '../records.ts';
import { newCustomer, write } from '../shop/customers.ts';
import { applySettings, type SettingsSeed } from '../settings.ts';
import { addTaxRate } from '../shop/taxes.ts';
import { addAttribute } from '../terms/attributes.ts';
import { addTerm } from '../terms/routes.ts';
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
	/** Shop-wide attributes, `pa_...`. */
	attributes?: Array<{ id?: number; name: string; terms?: string[] }>;
	/** Beside DK 25 %. */
	taxRates?: Array<{ country: string; name: string; rate: number; shipping?: boolean; taxClass?: string }>;
	products?: ProductSeed[];
	generate?: GenerateSeed;
	customers?: Array<{ email: string } & Row>;
}

/** Fills the shop without any webhook; SKUs may be there twice, which the interface itself would refuse. */
export function seed(world: World, input: Seed): object {
	const { settings, products = [], generate: wanted, customers = [] } = input;
	const { categories = [], brands = [], attributes = [], taxRates = [] } = input;
	if (settings) applySettings(world.settings, settings);
	for (const { name, ...rest } of categories) addTerm(world, 'category', name, rest);
	for (const { name, ...rest } of brands) addTerm(world, 'brand', name, rest);
	for (const { name, id, terms = [] } of attributes) {
		const attribute = addAttribute(world, name, id);
		for (const term of terms) addTerm(world, 'term', term, { attributeId: attribute.id });
	}
	for (const rate of taxRates) addTaxRate(world, { shipping: true, taxClass: '', ...rate });
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
