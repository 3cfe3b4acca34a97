import { collect, pagesByCursor } from '../../shared/http/pages';
import { ALL_LOCATIONS } from './inventoryDocuments';
import type { Shop } from './shop';
import type { WireLocation, WirePage } from './wire';

export interface WireFullLocation extends WireLocation {
	fulfillsOnlineOrders: boolean;
	isFulfillmentService: boolean;
	address: {
		address1: string | null;
		address2: string | null;
		zip: string | null;
		city: string | null;
		countryCode: string | null;
		phone: string | null;
	};
}

export async function readLocations(
	shop: Shop,
	include: { inactive: boolean; services: boolean },
	limit: number,
): Promise<WireFullLocation[]> {
	const pages = pagesByCursor(async (cursor) => {
		const { data } = await shop.send<{ locations: WirePage<WireFullLocation> }>({
			document: ALL_LOCATIONS,
			variables: { after: cursor ?? null, ...include },
			purpose: 'read locations',
			replay: 'safe',
		});
		const { nodes, pageInfo } = data.locations;
		return { rows: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
	});
	return await collect(pages, limit);
}
