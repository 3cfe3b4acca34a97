import type { SandboxResponse } from '../../core/types.ts';
import { created, INVALID, MISSING, ok, refused, tooLarge } from '../answers.ts';
import { isRow, type Row } from '../fields.ts';
import type { Product } from '../records.ts';
import type { Call, Handler, Routes } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import { listProducts } from './list.ts';
import { createProduct, deleteProduct, liveProduct, updateProduct, type Written } from './write.ts';

const onProduct =
	(run: (call: Call, product: Product) => SandboxResponse): Handler =>
	(call) => {
		const product = liveProduct(call.state, call.params['id']);
		return product ? run(call, product) : refused(400, { id: MISSING });
	};

/** One pass over the rows of a bulk call; what fails does not stop the rest. */
function eachRow(
	{ state, body }: Call,
	write: (row: Row) => Written,
): { done: Product[]; errors: object[] } | SandboxResponse {
	if (!Array.isArray(body)) return refused(400, { body: INVALID });
	if (body.length > state.config.maxBulkRows) return tooLarge();
	const done: Product[] = [];
	const errors: object[] = [];
	for (const row of body) {
		const written = isRow(row) ? write(row) : ({ ok: false, problems: { row: INVALID } } as const);
		if (written.ok) done.push(written.product);
		else errors.push(refused(422, written.problems).body as object);
	}
	return { done, errors };
}

const byId = (state: PulpoState) => (row: Row) => {
	const product = liveProduct(state, row['id']);
	return product ? updateProduct(state, product, row) : ({ ok: false, problems: { id: MISSING } } as const);
};

function bulk(name: 'created' | 'updated', call: Call, write: (row: Row) => Written): SandboxResponse {
	const result = eachRow(call, write);
	if ('status' in result) return result;
	const done = result.done.map(({ id, sku }) => ({ id, sku }));
	if (result.errors.length === 0) return created({ [name]: done });
	return { status: 400, body: { [name]: done, errors: result.errors } };
}

export const productRoutes: Routes = {
	'GET /inventory/products': listProducts,
	'POST /inventory/products': ({ state, body }) => {
		const written = createProduct(state, isRow(body) ? body : {});
		return written.ok ? created(written.product) : refused(422, written.problems);
	},
	'PUT /inventory/products': (call) => {
		const result = eachRow(call, byId(call.state));
		if ('status' in result) return result;
		return result.errors.length > 0 ? { status: 400, body: result.errors[0] } : ok({ products: result.done });
	},
	'GET /inventory/products/{id}': onProduct((_call, product) => ok(product)),
	'PUT /inventory/products/{id}': onProduct(({ state, body }, product) => {
		const written = updateProduct(state, product, isRow(body) ? body : {});
		return written.ok ? ok(written.product) : refused(400, written.problems);
	}),
	'DELETE /inventory/products/{id}': onProduct(({ state, user }, product) => {
		deleteProduct(state, product, user.id);
		return ok(product);
	}),
	'POST /inventory/bulk/products': (call) => bulk('created', call, (row) => createProduct(call.state, row)),
	'PUT /inventory/bulk/products': (call) => bulk('updated', call, byId(call.state)),
	'DELETE /inventory/bulk/products': ({ state, user, body }) => {
		const found = (Array.isArray(body) ? body : []).map((entry) => {
			const { id, sku } = isRow(entry)
				? entry
				: typeof entry === 'number'
					? { id: entry, sku: '' }
					: { id: undefined, sku: entry };
			return liveProduct(state, id ?? state.productBySku.get(String(sku)));
		});
		if (found.length === 0 || found.includes(undefined)) return refused(422, { body: MISSING });
		for (const product of found) if (product) deleteProduct(state, product, user.id);
		return ok();
	},
};
