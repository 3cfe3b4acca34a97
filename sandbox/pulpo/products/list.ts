import type { SandboxResponse } from '../../core/types.ts';
import { answerList, columns, type ListSpec } from '../lists.ts';
import type { Product } from '../records.ts';
import { relatedOrderFilters } from '../relatedOrders.ts';
import type { Call } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import { liveProduct } from './write.ts';

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
		view: (product) => product,
	};
}

export function listProducts({ state, request }: Call): SandboxResponse {
	const spec = productList(state);
	if (request.query['show_deleted'] === 'true') {
		const { lookups: _lookups, ...slow } = spec;
		return answerList(slow, state.products.values(), request.query, state.config);
	}
	const live = [...state.products.values()].filter((product) => product.deleted_at === null);
	return answerList(spec, live, request.query, state.config);
}
