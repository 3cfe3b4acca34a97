import { isEmpty, MISSING, TAKEN, type Problems } from '../answers.ts';
import { judge, type Row } from '../fields.ts';
import { judgeOwner, ownerOf } from '../owners.ts';
import type { Product } from '../records.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import { BLANK_PRODUCT, PRODUCT, READ_ONLY } from './shape.ts';

export type Written = { ok: true; product: Product } | { ok: false; problems: Problems };

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
export function updateProduct(state: PulpoState, product: Product, row: Row): Written {
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
	if (supplier === undefined) return problems;
	const party = state.thirdParties.get(Number(supplier));
	if (!party || party.deleted_at !== null) problems['third_party_id'] ??= MISSING;
	else if (party.third_type !== 'S') problems['third_party_id'] ??= 'is not a supplier';
	return problems;
}

const writable = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).filter(([name, value]) => value !== undefined && !READ_ONLY.includes(name)),
	);

export function deleteProduct(state: PulpoState, product: Product, userId: number): void {
	product.deleted_at = now(state);
	product.deleted_by = userId;
	product['deleted'] = true;
	state.productBySku.delete(product.sku);
}

export const liveProduct = (state: PulpoState, id: unknown): Product | undefined => {
	const product = state.products.get(Number(id));
	return product?.deleted_at === null ? product : undefined;
};
