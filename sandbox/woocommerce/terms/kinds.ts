import type { Product, Taxonomy } from '../records.ts';
import {
	flag,
	oneOf,
	order,
	PAGE,
	record,
	required,
	text,
	whole,
	withDefault,
	type Args,
} from '../schema/types.ts';

export interface TermKind {
	taxonomy: Taxonomy;
	/** Below `/wc/v3/products`. */
	path: string;
	/** Categories and brands hang below each other and have a picture. */
	isTree: boolean;
	idsOf(product: Product): number[];
}

export const KINDS: TermKind[] = [
	{ taxonomy: 'category', path: 'categories', isTree: true, idsOf: ({ categoryIds }) => categoryIds },
	{ taxonomy: 'brand', path: 'brands', isTree: true, idsOf: ({ brandIds }) => brandIds },
	{ taxonomy: 'tag', path: 'tags', isTree: false, idsOf: ({ tagIds }) => tagIds },
	{ taxonomy: 'shippingClass', path: 'shipping_classes', isTree: false, idsOf: () => [] },
];

export const ATTRIBUTE_TERMS: TermKind = { taxonomy: 'term', path: '', isTree: false, idsOf: () => [] };

const ORDERS = ['id', 'include', 'name', 'slug', 'term_group', 'description', 'count'];

export const termFilters = ({ isTree, taxonomy }: TermKind): Args => ({
	...PAGE,
	...order('asc'),
	orderby: withDefault(oneOf(...ORDERS, ...(taxonomy === 'term' ? ['menu_order'] : [])), 'name'),
	hide_empty: withDefault(flag, false),
	slug: text,
	product: whole,
	...(isTree ? { parent: whole } : {}),
});

export const termFields = ({ isTree, taxonomy }: TermKind): Args => ({
	name: text,
	slug: text,
	description: text,
	...(isTree
		? {
				parent: whole,
				display: oneOf('default', 'products', 'subcategories', 'both'),
				image: record({ id: whole, src: text, name: text, alt: text }),
			}
		: {}),
	...(isTree || taxonomy === 'term' ? { menu_order: whole } : {}),
});

export const newTermFields = (kind: TermKind): Args => ({ ...termFields(kind), name: required(text) });

export const ATTRIBUTE_FIELDS: Args = {
	name: text,
	slug: text,
	type: oneOf('select'),
	order_by: oneOf('menu_order', 'name', 'name_num', 'id'),
	has_archives: flag,
};
export const NEW_ATTRIBUTE: Args = { ...ATTRIBUTE_FIELDS, name: required(text) };
