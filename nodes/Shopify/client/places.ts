import { collect, pagesByCursor } from '../../shared/http/pages';
import { LOCATIONS, SCOPES_GRANTED } from './documents';
import type { Shop } from './shop';
import type { WireLocation, WirePage } from './wire';

export async function activeLocations(shop: Shop): Promise<WireLocation[]> {
	return await collect(
		pagesByCursor(async (cursor) => {
			const { data } = await shop.send<{ locations: WirePage<WireLocation> }>({
				document: LOCATIONS,
				variables: { after: cursor ?? null },
				purpose: 'read locations',
				replay: 'safe',
			});
			const { nodes, pageInfo } = data.locations;
			return { rows: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
		}),
	);
}

/** The scopes of the token; a write scope stands for the read scope too. */
export async function grantedScopes(shop: Shop): Promise<Set<string>> {
	const { data } = await shop.send<{ currentAppInstallation: { accessScopes: Array<{ handle: string }> } }>({
		document: SCOPES_GRANTED,
		purpose: 'read the scopes of the app',
		replay: 'safe',
	});
	return withReadScopes(data.currentAppInstallation.accessScopes.map(({ handle }) => handle));
}

export function withReadScopes(handles: readonly string[]): Set<string> {
	return new Set(handles.flatMap((handle) => [handle, handle.replace(/^write_/, 'read_')]));
}
