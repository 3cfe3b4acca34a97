import { slugOf } from '../slug.ts';
import { addProduct, blankProduct } from '../products/create.ts';
import { followQuantity } from '../products/stock.ts';
import type { Product } from '../records.ts';
import type { World } from '../world.ts';

export interface GenerateSeed {
	/** Products that stand alone. */
	simple?: number;
	/** Products with variations ... */
	variable?: number;
	/** ... of so many each; default 4. */
	variationsEach?: number;
	/** Of the simple ones, so many are drafts, have no SKU, or the SKU of their neighbour. */
	drafts?: number;
	withoutSku?: number;
	sameSku?: number;
	/** Default "GEN". */
	prefix?: string;
	/** Default 10. */
	stock?: number;
	/** ISO 8601; default now. */
	modifiedAt?: string;
}

const WORDS = [
	'Blåbær',
	'Müsli',
	'Ærtesuppe',
	'Crème brûlée',
	'Straße',
	'Tűzőgép',
	'Łóżko',
	'Señor',
	'Smørrebrød',
	'Hat',
];
const SIZES = ['S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL', '5XL'];

/** Thousands of products in no time: names with umlauts, descriptions in HTML. */
export function generate(world: World, wanted: GenerateSeed): void {
	const { simple = 0, variable = 0, variationsEach = 4, prefix = 'GEN', stock = 10 } = wanted;
	const { drafts = 0, withoutSku = 0, sameSku = 0 } = wanted;
	const at = wanted.modifiedAt === undefined ? world.now() : Date.parse(wanted.modifiedAt);
	const make = (type: Product['type'], number: number, sku: string): Product => {
		const product = blankProduct(world, type);
		const word = WORDS[number % WORDS.length] ?? '';
		Object.assign(product, { sku, createdAt: at, modifiedAt: at, name: `${word} ${number}` });
		product.slug = slugOf(product.name) + (type === 'variable' ? '-v' : '');
		product.description = `<p><strong>${word}</strong> &amp; more, no. ${number}</p>`;
		product.regular_price = `${10 + (number % 90)}.00`;
		product.weight = `0.${1 + (number % 9)}`;
		return product;
	};
	const fill = (product: Product): void => {
		Object.assign(product, { manage_stock: true, stock_quantity: stock });
		followQuantity(product);
	};
	for (let number = 1; number <= simple; number += 1) {
		const fromEnd = simple - number;
		const isDraft = number <= drafts;
		const isBare = fromEnd < withoutSku;
		const isTwin = !isBare && fromEnd < withoutSku + sameSku;
		const product = make('simple', number, isBare ? '' : `${prefix}-${isTwin ? number - sameSku : number}`);
		if (isDraft) Object.assign(product, { status: 'draft', slug: '' });
		fill(product);
		addProduct(world, product);
	}
	for (let number = 1; number <= variable; number += 1) {
		const parent = make('variable', number, '');
		const options = Array.from(
			{ length: variationsEach },
			(_none, index) => SIZES[index] ?? `Size ${index + 1}`,
		);
		parent.regular_price = '';
		parent.attributes = [{ id: 0, name: 'Size', position: 0, visible: true, variation: true, options }];
		addProduct(world, parent);
		for (const [index, option] of options.entries()) {
			const variation = make('variation', number, `${prefix}-V${number}-${index + 1}`);
			Object.assign(variation, { parent_id: parent.id, name: '', slug: '', description: '' });
			variation.choices = [{ id: 0, name: 'Size', option }];
			fill(variation);
			addProduct(world, variation);
		}
	}
}
