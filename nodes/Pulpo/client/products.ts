import type { Connection } from '../../shared/http/types';
import type { Query } from './lists';
import { lookUp, type Found } from './lookup';

/** The bracket filter is not documented for SKUs: those that it misses are asked for one by one. */
export async function lookUpProducts(
	connection: Connection,
	skus: readonly string[],
	query: Query,
): Promise<Found> {
	return await lookUp(
		connection,
		{
			path: '/inventory/products',
			key: 'products',
			field: 'sku',
			query,
			purpose: 'look up products',
			missing: 'single',
		},
		skus,
	);
}
