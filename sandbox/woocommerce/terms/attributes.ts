import { created, needsForce, ok, Refusal } from '../answers.ts';
import { idOf, type Call, type Reply, type Row } from '../call.ts';
import { links } from '../links.ts';
import type { Attribute } from '../records.ts';
import { READ, resourceRoutes } from '../resource.ts';
import { slugOf } from '../slug.ts';
import type { World } from '../world.ts';
import { ATTRIBUTE_FIELDS, NEW_ATTRIBUTE } from './kinds.ts';

const view = (world: World, attribute: Attribute): object => ({
	...attribute,
	_links: links(world, `/products/attributes/${attribute.id}`, '/products/attributes'),
});

export function addAttribute(world: World, name: string, id = world.id('attribute')): Attribute {
	const attribute: Attribute = {
		id: world.claim('attribute', id),
		name,
		slug: `pa_${slugOf(name)}`,
		type: 'select',
		order_by: 'menu_order',
		has_archives: false,
	};
	world.attributes.set(attribute.id, attribute);
	return attribute;
}

/** The vendor does not say which attribute has the slug. */
function create({ world, args }: Call): Reply {
	const name = String(args['name'] ?? '');
	const slug = slugOf(String(args['slug'] ?? '').replace(/^pa_/, '') || name);
	if ([...world.attributes.values()].some((attribute) => attribute.slug === `pa_${slug}`)) {
		const message = `Slug "${slug}" is already in use. Change it, please.`;
		throw new Refusal(400, 'woocommerce_rest_cannot_create', message);
	}
	const attribute = addAttribute(world, name);
	attribute.slug = `pa_${slug}`;
	write(attribute, args);
	return created(view(world, attribute), world.href(`/products/attributes/${attribute.id}`));
}

function write(attribute: Attribute, args: Row): void {
	if (typeof args['name'] === 'string' && args['name'] !== '') attribute.name = args['name'];
	if (typeof args['order_by'] === 'string') attribute.order_by = args['order_by'];
	if (typeof args['has_archives'] === 'boolean') attribute.has_archives = args['has_archives'];
}

function update(call: Call): Reply {
	const attribute = attributeOf(call);
	write(attribute, call.args);
	return ok(view(call.world, attribute));
}

function remove(call: Call): Reply {
	const attribute = attributeOf(call);
	if (call.args['force'] !== true) throw needsForce();
	call.world.attributes.delete(attribute.id);
	return ok(view(call.world, attribute));
}

function attributeOf(call: Call): Attribute {
	const attribute = call.world.attributes.get(idOf(call));
	if (!attribute) throw new Refusal(404, 'woocommerce_rest_taxonomy_invalid', 'Resource does not exist.');
	return attribute;
}

export const attributeRoutes = resourceRoutes('/wc/v3/products/attributes', {
	filters: READ,
	fields: ATTRIBUTE_FIELDS,
	newFields: NEW_ATTRIBUTE,
	list: ({ world }) => ok([...world.attributes.values()].map((attribute) => view(world, attribute))),
	show: (call) => ok(view(call.world, attributeOf(call))),
	create,
	update,
	remove,
});
