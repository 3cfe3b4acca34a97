import { LOCATIONS, SCOPES_GRANTED } from './documents';
import type { Shop } from './shop';
import type { WireLocation, WirePage } from './wire';

export async function activeLocations(shop: Shop): Promise<WireLocation[]> {
	const found: WireLocation[] = [];
	let after: string | null = null;
	do {
		const { data }: { data: { locations: WirePage<WireLocation> } } = await shop.send({
			document: LOCATIONS,
			variables: { after },
			purpose: 'read locations',
			replay: 'safe',
		});
		found.push(...data.locations.nodes);
		const { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null } = data.locations.pageInfo;
		after = hasNextPage && endCursor !== after ? endCursor : null;
	} while (after !== null);
	return found;
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
