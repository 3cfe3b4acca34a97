/** write_x stands for read_x too. */
export function expandScopes(scopes: readonly string[]): Set<string> {
	const implied = scopes
		.filter((scope) => scope.startsWith('write_'))
		.map((scope) => scope.replace('write_', 'read_'));
	return new Set([...scopes, ...implied]);
}

export const grantsOneOf = (granted: ReadonlySet<string>, wanted: readonly string[]): boolean =>
	wanted.some((scope) => granted.has(scope));

const RESOURCE_SCOPES: Record<string, string> = {
	Order: 'orders',
	Customer: 'customers',
	Product: 'products',
	ProductVariant: 'products',
	Location: 'locations',
	InventoryItem: 'inventory',
};

/** Scope that a write to this kind of record needs, such as tags or metafields. */
export const writeScopeOf = (kind: string): string => `write_${RESOURCE_SCOPES[kind] ?? kind.toLowerCase()}`;
