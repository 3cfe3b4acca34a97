import type { SandboxResponse } from '../../core/types.ts';
import { created, isEmpty, MISSING, ok, refused, TAKEN, type Problems } from '../answers.ts';
import { flag, integer, isRow, judge, list, need, readOnly, text, type Row, type Shape } from '../fields.ts';
import { answerList, columns, type ListSpec } from '../lists.ts';
import type { Product } from '../records.ts';
import type { Call, Handler, Routes } from '../routes.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import type { ProductSku } from './records.ts';
import { liveProduct } from './write.ts';

const READ_ONLY = ['id', 'product_id', 'tenant_id', 'inserted_at', 'updated_at'];

const SKU: Shape = {
	sku: need(text(255)),
	name: text(255),
	description: text(255),
	is_default: flag,
	active: flag,
	supplier_product_id: text(),
	third_party_id: integer,
	merchant_id: integer,
	merchant_channel_ids: list(integer),
	...Object.fromEntries(READ_ONLY.map((name) => [name, readOnly])),
};

/** The name of the list is not described. */
const skuList: ListSpec<ProductSku> = {
	key: 'product_skus',
	columns: columns<ProductSku>({
		id: 'integer',
		sku: 'string',
		name: 'string',
		active: 'boolean',
		is_default: 'boolean',
		supplier_product_id: 'string',
		third_party_id: 'integer',
	}),
	view: (sku) => sku,
};

/** An extra SKU is taken when any product has it. */
function judgeSku(
	state: PulpoState,
	product: Product,
	row: Row,
	partial: boolean,
	self?: ProductSku,
): Problems {
	const problems = judge(SKU, row, partial);
	const holder = state.productBySku.get(String(row['sku']));
	const twin = [...state.productSkus.values()].find(({ sku }) => sku === row['sku']);
	if ((holder !== undefined && holder !== product.id) || (twin && twin !== self)) problems['sku'] ??= TAKEN;
	const supplier = row['third_party_id'] ?? undefined;
	if (supplier !== undefined && !state.thirdParties.has(Number(supplier)))
		problems['third_party_id'] ??= MISSING;
	return problems;
}

const writable = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).filter(([name, value]) => value !== undefined && !READ_ONLY.includes(name)),
	);

const onProduct =
	(status: 400 | 422, run: (call: Call, product: Product) => SandboxResponse): Handler =>
	(call) => {
		const product = liveProduct(call.state, call.params['id']);
		return product ? run(call, product) : refused(status, { id: MISSING });
	};

const onSku = (run: (call: Call, product: Product, sku: ProductSku) => SandboxResponse): Handler =>
	onProduct(422, (call, product) => {
		const sku = call.state.productSkus.get(Number(call.params['sku_id']));
		return sku?.product_id === product.id ? run(call, product, sku) : refused(422, { sku_id: MISSING });
	});

const PATH = '/inventory/products/{id}/skus';

export const skuRoutes: Routes = {
	[`GET ${PATH}`]: onProduct(400, ({ state, request }, product) => {
		const rows = [...state.productSkus.values()].filter((sku) => sku.product_id === product.id);
		return answerList(skuList, rows, request.query, state.config);
	}),
	[`POST ${PATH}`]: onProduct(422, ({ state, body }, product) => {
		const row = isRow(body) ? body : {};
		const problems = judgeSku(state, product, row, false);
		if (!isEmpty(problems)) return refused(422, problems);
		const sku = {
			...newStamp(state, 'productSku'),
			name: product.name,
			description: null,
			is_default: false,
			active: true,
			supplier_product_id: null,
			third_party_id: null,
			merchant_id: product.merchant_id,
			merchant_channel_ids: [],
			...writable(row),
			product_id: product.id,
			tenant_id: state.tenantId,
		} as unknown as ProductSku;
		state.productSkus.set(sku.id, sku);
		return created(sku);
	}),
	[`GET ${PATH}/{sku_id}`]: onSku((_call, _product, sku) => ok(sku)),
	[`PUT ${PATH}/{sku_id}`]: onSku(({ state, body }, product, sku) => {
		const row = isRow(body) ? body : {};
		const problems = judgeSku(state, product, row, true, sku);
		if (!isEmpty(problems)) return refused(422, problems);
		return ok(Object.assign(sku, writable(row), { updated_at: now(state) }));
	}),
	[`DELETE ${PATH}/{sku_id}`]: onSku(({ state }, _product, sku) => {
		state.productSkus.delete(sku.id);
		return ok(sku);
	}),
};
