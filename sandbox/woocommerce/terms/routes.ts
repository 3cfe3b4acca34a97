import { created, needsForce, noRoute, ok, Refusal } from '../answers.ts';
import type { Call, Reply, Row } from '../call.ts';
import { links } from '../links.ts';
import { answerList, type ListSpec } from '../lists.ts';
import type { Product, Term } from '../records.ts';
import { resourceRoutes } from '../resource.ts';
import type { Routes } from '../routes.ts';
import { freeSlug, slugOf } from '../slug.ts';
import type { World } from '../world.ts';
import { ATTRIBUTE_TERMS, KINDS, newTermFields, termFields, termFilters, type TermKind } from './kinds.ts';

type Counts = Map<number, number>;

/** All routes of one taxonomy, or of the terms of one attribute. */
function routesFor(kind: TermKind, base: string): Routes {
	const create = (call: Call): Reply => createTerm(kind, call);
	const update = (call: Call): Reply => {
		const term = termOf(kind, call);
		write(kind, call.world, term, call.args);
		return ok(view(kind, call, term, countsOf(kind, call.world)));
	};
	const remove = (call: Call): Reply => {
		const term = termOf(kind, call);
		if (call.args['force'] !== true) throw needsForce();
		const before = view(kind, call, term, countsOf(kind, call.world));
		removeTerm(call.world, term);
		return ok(before);
	};
	return resourceRoutes(base, {
		filters: termFilters(kind),
		fields: termFields(kind),
		newFields: newTermFields(kind),
		list: (call) => {
			const counts = countsOf(kind, call.world);
			return answerList(call, find(kind, call, counts), listSpec(kind, counts));
		},
		show: (call) => ok(view(kind, call, termOf(kind, call), countsOf(kind, call.world))),
		create,
		update,
		remove,
	});
}

export const termRoutes: Routes = Object.assign(
	routesFor(ATTRIBUTE_TERMS, '/wc/v3/products/attributes/{attribute_id}/terms'),
	...KINDS.map((kind) => routesFor(kind, `/wc/v3/products/${kind.path}`)),
) as Routes;

const listSpec = (kind: TermKind, counts: Counts): ListSpec<Term> => ({
	view: (call, term) => view(kind, call, term, counts),
	sort: {
		name: ({ name }) => name.toLowerCase(),
		slug: ({ slug }) => slug,
		description: ({ description }) => description,
		count: ({ id }) => counts.get(id) ?? 0,
		menu_order: ({ menu_order: position }) => position,
	},
});

function find(kind: TermKind, call: Call, counts: Counts): Term[] {
	const { world, args } = call;
	const own = termsOf(kind, call);
	const part = String(args['search'] ?? '').toLowerCase();
	const product = typeof args['product'] === 'number' ? world.products.get(args['product']) : undefined;
	return own.filter(
		({ id, name, slug, parent }) =>
			name.toLowerCase().includes(part) &&
			(args['slug'] === undefined || args['slug'] === slug) &&
			(args['parent'] === undefined || args['parent'] === parent) &&
			(args['hide_empty'] !== true || (counts.get(id) ?? 0) > 0) &&
			(product === undefined || kind.idsOf(product).includes(id)),
	);
}

function termsOf(kind: TermKind, { world, params }: Call): Term[] {
	if (kind.taxonomy === 'brand' && !world.settings.brands) throw noRoute();
	const attributeId = kind.taxonomy === 'term' ? Number(params['attribute_id']) : 0;
	if (attributeId > 0 && !world.attributes.has(attributeId)) throw invalid('taxonomy');
	return [...world.terms.values()].filter(
		(term) => term.taxonomy === kind.taxonomy && term.attributeId === attributeId,
	);
}

const invalid = (kind: 'term' | 'taxonomy'): Refusal =>
	new Refusal(404, `woocommerce_rest_${kind}_invalid`, 'Resource does not exist.');

function termOf(kind: TermKind, call: Call): Term {
	const term = termsOf(kind, call).find(({ id }) => id === Number(call.params['id']));
	if (!term) throw invalid('term');
	return term;
}

function createTerm(kind: TermKind, call: Call): Reply {
	const { world, args } = call;
	const siblings = termsOf(kind, call);
	const name = String(args['name'] ?? '').trim();
	const parent = Number(args['parent'] ?? 0);
	const twin = siblings.find(
		(term) => term.parent === parent && term.name.toLowerCase() === name.toLowerCase(),
	);
	if (twin) {
		const message = kind.isTree
			? 'A term with the name provided already exists with this parent.'
			: 'A term with the name provided already exists in this taxonomy.';
		throw new Refusal(400, 'term_exists', message, { resource_id: twin.id });
	}
	const attributeId = kind.taxonomy === 'term' ? Number(call.params['attribute_id']) : 0;
	const term = addTerm(world, kind.taxonomy, name, { attributeId, parent });
	write(kind, world, term, args);
	return created(view(kind, call, term, new Map()), world.href(`${pathOf(kind, call)}/${term.id}`));
}

export function addTerm(
	world: World,
	taxonomy: Term['taxonomy'],
	name: string,
	{ id, attributeId = 0, parent = 0 }: { id?: number; attributeId?: number; parent?: number } = {},
): Term {
	const taken = new Set(
		[...world.terms.values()].filter((term) => term.taxonomy === taxonomy).map(({ slug }) => slug),
	);
	const term: Term = {
		id: id === undefined ? world.id('term') : world.claim('term', id),
		taxonomy,
		attributeId,
		name,
		slug: freeSlug(slugOf(name), (slug) => taken.has(slug)),
		parent,
		description: '',
		display: 'default',
		menu_order: 0,
	};
	world.terms.set(term.id, term);
	return term;
}

/** Neither the products' dates nor a webhook know of it. */
function write(kind: TermKind, _world: World, term: Term, args: Row): void {
	if (typeof args['name'] === 'string' && args['name'] !== '') term.name = args['name'];
	if (typeof args['slug'] === 'string' && args['slug'] !== '') term.slug = slugOf(args['slug']);
	if (typeof args['description'] === 'string') term.description = args['description'];
	if (kind.isTree && typeof args['parent'] === 'number') term.parent = args['parent'];
	if (kind.isTree && typeof args['display'] === 'string') term.display = args['display'];
	if (typeof args['menu_order'] === 'number') term.menu_order = args['menu_order'];
}

/** Products that are left without a category fall into the default one. */
export function removeTerm(world: World, { id }: Term): void {
	world.terms.delete(id);
	const without = (ids: number[]): number[] => ids.filter((one) => one !== id);
	for (const product of world.products.values()) {
		product.tagIds = without(product.tagIds);
		product.brandIds = without(product.brandIds);
		if (!product.categoryIds.includes(id)) continue;
		const left = without(product.categoryIds);
		product.categoryIds = left.length > 0 ? left : [world.defaultCategoryId];
	}
}

function countsOf(kind: TermKind, world: World): Counts {
	const counts: Counts = new Map();
	for (const product of world.products.values())
		for (const id of kind.taxonomy === 'term' ? optionIds(world, product) : kind.idsOf(product))
			counts.set(id, (counts.get(id) ?? 0) + 1);
	return counts;
}

/** Terms of shop-wide attributes that the product offers. */
function optionIds({ terms }: World, { attributes }: Product): number[] {
	const chosen = attributes.filter(({ id }) => id > 0);
	if (chosen.length === 0) return [];
	return [...terms.values()]
		.filter(({ attributeId, name }) =>
			chosen.some(({ id, options }) => id === attributeId && options.includes(name)),
		)
		.map(({ id }) => id);
}

const pathOf = ({ path }: TermKind, { params }: Call): string =>
	path === '' ? `/products/attributes/${params['attribute_id'] ?? ''}/terms` : `/products/${path}`;

function view(kind: TermKind, call: Call, term: Term, counts: Counts): object {
	const { id, name, slug, parent, description, display, menu_order } = term;
	const path = pathOf(kind, call);
	return {
		id,
		name,
		slug,
		...(kind.isTree ? { parent } : {}),
		description,
		...(kind.isTree ? { display, image: null } : {}),
		...(kind.isTree || kind.taxonomy === 'term' ? { menu_order } : {}),
		count: counts.get(id) ?? 0,
		_links: links(call.world, `${path}/${id}`, path, parent > 0 ? `${path}/${parent}` : undefined),
	};
}
