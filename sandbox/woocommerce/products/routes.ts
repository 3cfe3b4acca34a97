import { created, invalidId, ok, Refusal } from '../answers.ts';
import { idOf, type Call, type Reply } from '../call.ts';
import { answerList } from '../lists.ts';
import type { Product } from '../records.ts';
import { resourceRoutes } from '../resource.ts';
import type { Routes } from '../routes.ts';
import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';
import { PRODUCT_FIELDS, PRODUCT_FILTERS } from './args.ts';
import { checkCodes } from './codes.ts';
import { addProduct, blankProduct, removeProduct } from './create.ts';
import { findProducts, productList } from './find.ts';
import { trashProduct } from './trash.ts';
import { productView } from './view.ts';
import { writeProduct } from './write.ts';

function createProduct(call: Call): Reply {
	const { world, args } = call;
	checkCodes(world, args);
	const product = blankProduct(world, 'simple');
	writeProduct(world, product, args);
	addProduct(world, product);
	announce(world, 'product.created', product.id);
	return created(productView(world, product, 'edit'), world.href(`/products/${product.id}`));
}

/** Even nothing at all counts as a change. */
function updateProduct(call: Call): Reply {
	const { world, args } = call;
	const product = writable(call);
	writeProduct(world, product, args);
	delete product.untrashed;
	announce(world, 'product.updated', product.id);
	return ok(productView(world, product, 'edit'));
}

/** Answers with the product as it was before, also when it only goes into the trash. */
function deleteProduct(call: Call): Reply {
	const { world, args } = call;
	const product = writable(call);
	const before = productView(world, product, 'edit');
	if (args['force'] === true) {
		removeProduct(world, product);
		return ok(before);
	}
	if (product.status === 'trash')
		throw new Refusal(410, 'woocommerce_rest_already_trashed', 'The product has already been deleted.');
	trashProduct(world, product);
	return ok(before);
}

/** A variation is written only through its parent. */
function writable({ world, params, inBatch }: Call): Product {
	const product = world.products.get(Number(params['id']));
	if (!product) throw invalidId('product', inBatch);
	if (product.type === 'variation') {
		const message =
			'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.';
		throw new Refusal(404, 'woocommerce_rest_invalid_product_id', message);
	}
	return product;
}

export function productOf(call: Call, name = 'id'): Product {
	const product = call.world.products.get(idOf(call, name));
	if (!product) throw invalidId('product', call.inBatch);
	return product;
}

/** A draft without codes, with its variations. The real answer has a form of its own; only its core is here. */
function duplicate(call: Call): Reply {
	const { world } = call;
	const source = productOf(call);
	const copy = addCopy(world, source, { name: `${source.name} (Copy)`, slug: '', status: 'draft' });
	for (const id of source.variationIds) {
		const variation = world.products.get(id);
		if (variation) addCopy(world, variation, { parent_id: copy.id });
	}
	announce(world, 'product.created', copy.id);
	return ok({ id: copy.id, name: copy.name, slug: '', status: 'draft', sku: '' });
}

function addCopy(world: World, source: Product, over: Partial<Product>): Product {
	const at = world.now();
	const emptied = {
		sku: '',
		global_unique_id: '',
		variationIds: [],
		totalSales: 0,
		createdAt: at,
		modifiedAt: at,
	};
	return addProduct(world, { ...structuredClone(source), ...emptied, id: world.id('post'), ...over });
}

export const productRoutes: Routes = {
	...resourceRoutes('/wc/v3/products', {
		filters: PRODUCT_FILTERS,
		fields: PRODUCT_FIELDS,
		list: (call) => answerList(call, findProducts(call), productList),
		show: (call) =>
			ok(productView(call.world, productOf(call), call.args['context'] === 'edit' ? 'edit' : 'view')),
		create: createProduct,
		update: updateProduct,
		remove: deleteProduct,
	}),
	'POST /wc/v3/products/{id}/duplicate': { permission: 'create', run: duplicate },
};
