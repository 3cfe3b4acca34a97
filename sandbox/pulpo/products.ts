import type { SandboxResponse } from '../core/types.ts';
import {
	created,
	INVALID,
	isEmpty,
	MISSING,
	ok,
	refused,
	TAKEN,
	tooLarge,
	type Problems,
} from './answers.ts';
import {
	amount,
	count,
	flag,
	integer,
	isRow,
	judge,
	list,
	map,
	need,
	oneOf,
	readOnly,
	text,
	type Row,
	type Shape,
} from './fields.ts';
import { answerList, columns, type ListSpec } from './lists.ts';
import { judgeOwner, ownerOf } from './owners.ts';
import type { Product } from './records.ts';
import { relatedOrderFilters } from './relatedOrders.ts';
import type { Call, Handler, Routes } from './routes.ts';
import { newStamp, now, type PulpoState } from './state.ts';

const READ_ONLY = [
	'id',
	'inserted_at',
	'updated_at',
	'deleted',
	'deleted_at',
	'deleted_by',
	'attachments',
	'tenant_id',
];
const DIMENSIONS = ['length', 'width', 'height', 'volume', 'weight', 'cost_price'];
const UNITS = [
	'minimum_purchase_unit',
	'minimum_sales_unit',
	'units_per_purchase_package',
	'units_per_sales_package',
];
const SHORT_TEXTS = ['description', 'purchase_measure_units', 'sales_measure_units'];
const TEXTS = [
	'article_number',
	'supplier_product_id',
	'deprecated_supplier_product_id',
	'hs_code',
	'origin_country',
];
const INTEGERS = [
	'units_per_pallet',
	'third_party_id',
	'product_group_id',
	'max_amount_per_autostore_bin',
	'merchant_id',
	'merchant_channel_id',
];
const FLAGS = ['batch_control', 'stackable', 'lq_limited_quantity'];

const all = (names: string[], field: Shape[string]): Shape =>
	Object.fromEntries(names.map((name) => [name, field]));

const PRODUCT: Shape = {
	sku: need(text(255)),
	name: need(text(255)),
	active: need(flag),
	management_type: need(oneOf(['none', 'lot', 'serial'])),
	barcodes: list(text()),
	product_categories: list(map),
	merchant_channel_ids: list(integer),
	attributes: map,
	...all(SHORT_TEXTS, text(255)),
	...all(TEXTS, text()),
	...all(UNITS, count),
	...all(DIMENSIONS, amount),
	...all(INTEGERS, integer),
	...all(FLAGS, flag),
	...all(READ_ONLY, readOnly),
};

const BLANK_PRODUCT = {
	description: null,
	barcodes: [],
	article_number: null,
	purchase_measure_units: 'piece',
	sales_measure_units: 'piece',
	third_party_id: null,
	supplier_product_id: '',
	product_categories: [],
	attributes: {},
	attachments: [],
	deleted: false,
	deleted_at: null,
	deleted_by: null,
	...Object.fromEntries(UNITS.map((name) => [name, 1])),
	...Object.fromEntries(
		[...DIMENSIONS, 'hs_code', 'origin_country', 'units_per_pallet'].map((name) => [name, null]),
	),
	...Object.fromEntries(FLAGS.map((name) => [name, false])),
};

export const productView = (product: Product): object => product;

type Written = { ok: true; product: Product } | { ok: false; problems: Problems };

export function createProduct(state: PulpoState, row: Row, id?: number): Written {
	const problems = judgeProduct(state, row, false);
	if (state.productBySku.has(String(row['sku']))) problems['sku'] ??= TAKEN;
	if (!isEmpty(problems)) return { ok: false, problems };
	const product = {
		...newStamp(state, 'product', id),
		...BLANK_PRODUCT,
		...ownerOf(state, row),
		...writable(row),
		tenant_id: state.tenantId,
	} as unknown as Product;
	state.products.set(product.id, product);
	state.productBySku.set(product.sku, product.id);
	return { ok: true, product };
}

/** Fields that are left out stay as they are. */
function updateProduct(state: PulpoState, product: Product, row: Row): Written {
	const problems = judgeProduct(state, row, true);
	const holder = state.productBySku.get(String(row['sku']));
	if (holder !== undefined && holder !== product.id) problems['sku'] ??= TAKEN;
	if (!isEmpty(problems)) return { ok: false, problems };
	state.productBySku.delete(product.sku);
	Object.assign(product, writable(row), { updated_at: now(state) });
	state.productBySku.set(product.sku, product.id);
	return { ok: true, product };
}

function judgeProduct(state: PulpoState, row: Row, partial: boolean): Problems {
	const problems = judge(PRODUCT, row, partial);
	judgeOwner(state, row, problems);
	const supplier = row['third_party_id'] ?? undefined;
	if (supplier !== undefined && !state.thirdParties.has(Number(supplier)))
		problems['third_party_id'] ??= MISSING;
	return problems;
}

const writable = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).filter(([name, value]) => value !== undefined && !READ_ONLY.includes(name)),
	);

function deleteProduct(state: PulpoState, product: Product, userId: number): void {
	product.deleted_at = now(state);
	product.deleted_by = userId;
	product['deleted'] = true;
	state.productBySku.delete(product.sku);
}

const liveProduct = (state: PulpoState, id: unknown): Product | undefined => {
	const product = state.products.get(Number(id));
	return product?.deleted_at === null ? product : undefined;
};

function productList(state: PulpoState): ListSpec<Product> {
	return {
		key: 'products',
		columns: {
			...columns<Product>({
				id: 'integer',
				sku: 'string',
				article_number: 'string',
				name: 'string',
				description: 'string',
				management_type: 'string',
				third_party_id: 'integer',
				active: 'boolean',
				merchant_id: 'integer',
				merchant_channel_id: 'integer',
				inserted_at: 'time',
				updated_at: 'time',
			}),
			barcode: { kind: 'string', read: (product) => product.barcodes },
		},
		ownFilters: {
			show_deleted: () => () => true,
			...relatedOrderFilters(state, (order) => order.items.map((item) => item.product_id)),
		},
		lookups: {
			id: (value) => liveProduct(state, value),
			sku: (value) => liveProduct(state, state.productBySku.get(value)),
		},
		view: productView,
	};
}

function listProducts({ state, request }: Call): SandboxResponse {
	const spec = productList(state);
	if (request.query['show_deleted'] === 'true') {
		const { lookups: _lookups, ...slow } = spec;
		return answerList(slow, state.products.values(), request.query, state.config);
	}
	const live = [...state.products.values()].filter((product) => product.deleted_at === null);
	return answerList(spec, live, request.query, state.config);
}

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
		return written.ok ? created(productView(written.product)) : refused(422, written.problems);
	},
	'PUT /inventory/products': (call) => {
		const result = eachRow(call, byId(call.state));
		if ('status' in result) return result;
		return result.errors.length > 0
			? { status: 400, body: result.errors[0] }
			: ok({ products: result.done.map(productView) });
	},
	'GET /inventory/products/{id}': onProduct((_call, product) => ok(productView(product))),
	'PUT /inventory/products/{id}': onProduct(({ state, body }, product) => {
		const written = updateProduct(state, product, isRow(body) ? body : {});
		return written.ok ? ok(productView(written.product)) : refused(400, written.problems);
	}),
	'DELETE /inventory/products/{id}': onProduct(({ state, user }, product) => {
		deleteProduct(state, product, user.id);
		return ok(productView(product));
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
