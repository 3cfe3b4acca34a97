import { created, invalidId, noRoute, ok, Refusal } from '../answers.ts';
import { isRow, type Call, type Reply } from '../call.ts';
import { answerList } from '../lists.ts';
import type { Product } from '../records.ts';
import { resourceRoutes } from '../resource.ts';
import type { Routes } from '../routes.ts';
import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';
import { VARIATION_FIELDS, VARIATION_FILTERS } from './args.ts';
import { readChoices } from './choices.ts';
import { checkCodes } from './codes.ts';
import { addProduct, blankProduct, removeProduct } from './create.ts';
import { findVariations, variationList } from './find.ts';
import { trashProduct } from './trash.ts';
import { variationView } from './view.ts';
import { knownStatus, readImages, writeProduct } from './write.ts';

const path = ({ id, parent_id: parent }: Product): string => `/products/${parent}/variations/${id}`;

export function createVariation(call: Call): Reply {
	const { world, args } = call;
	const parent = parentOf(call);
	checkCodes(world, args);
	const variation = blankProduct(world, 'variation');
	variation.parent_id = parent.id;
	write(world, variation, parent, args);
	addProduct(world, variation);
	announce(world, 'product.created', variation.id);
	return created(variationView(world, variation, 'edit'), world.href(path(variation)));
}

/** The parent's date moves along, but only the variation is announced. */
function updateVariation(call: Call): Reply {
	const { world, args } = call;
	const variation = variationOf(call);
	write(world, variation, parentOf(call), args);
	announce(world, 'product.updated', variation.id);
	return ok(variationView(world, variation, 'edit'));
}

function write(world: World, variation: Product, parent: Product, args: Call['args']): void {
	const image = args['image'];
	const images = isRow(image) ? readImages(world, [image]) : undefined;
	const { type: _type, images: _images, attributes, ...rest } = args;
	writeProduct(world, variation, rest);
	if (typeof args['status'] === 'string') variation.status = knownStatus(args['status']);
	if (attributes !== undefined) variation.choices = readChoices(attributes, parent.attributes);
	if (images) variation.images = images;
	parent.modifiedAt = world.now();
}

function deleteVariation(call: Call): Reply {
	const { world, args } = call;
	const variation = variationOf(call);
	const before = variationView(world, variation, 'edit');
	parentOf(call).modifiedAt = world.now();
	if (args['force'] === true) {
		removeProduct(world, variation);
		return ok(before);
	}
	if (variation.status === 'trash')
		throw new Refusal(410, 'woocommerce_rest_already_trashed', 'The variation has already been deleted.');
	trashProduct(world, variation);
	return ok(before);
}

function parentOf({ world, params }: Call): Product {
	const parent = world.products.get(Number(params['product_id']));
	if (!parent || parent.type === 'variation')
		throw new Refusal(404, 'woocommerce_rest_product_invalid_id', 'Invalid product ID.');
	return parent;
}

function variationOf({ world, params, inBatch }: Call): Product {
	const variation = world.products.get(Number(params['id']));
	if (variation?.type !== 'variation' || variation.parent_id !== Number(params['product_id']))
		throw invalidId('product_variation', inBatch);
	return variation;
}

export const variationRoutes: Routes = {
	'GET /wc/v3/variations': {
		permission: 'list',
		args: VARIATION_FILTERS,
		run: (call) => {
			if (!call.world.settings.variationsList) throw noRoute();
			return answerList(call, findVariations(call), variationList);
		},
	},
	...resourceRoutes('/wc/v3/products/{product_id}/variations', {
		filters: VARIATION_FILTERS,
		fields: VARIATION_FIELDS,
		parent: 'product_id',
		list: (call) => answerList(call, findVariations(call, parentOf(call).id), variationList),
		show: (call) =>
			ok(variationView(call.world, variationOf(call), call.args['context'] === 'edit' ? 'edit' : 'view')),
		create: createVariation,
		update: updateVariation,
		remove: deleteVariation,
	}),
};
