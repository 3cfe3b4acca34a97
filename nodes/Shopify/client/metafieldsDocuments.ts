// Documents about metafields; a test validates all of them against Shopify's schema.

const FIELDS = 'id namespace key type value createdAt updatedAt compareDigest';

export const METAFIELDS_OF = `query MetafieldsOf($id: ID!, $after: String, $namespace: String) {
	node(id: $id) {
		id
		... on HasMetafields {
			metafields(first: 250, after: $after, namespace: $namespace) {
				pageInfo { hasNextPage endCursor }
				nodes { ${FIELDS} }
			}
		}
	}
}`;

/** The present values of several owners, one alias for each name: k0, k1, ... */
export function metafieldValues(count: number): string {
	const names = Array.from({ length: count }, (_, n) => n);
	const variables = names.map((n) => `, $ns${n}: String!, $key${n}: String!`).join('');
	const parts = names.map((n) => `k${n}: metafield(namespace: $ns${n}, key: $key${n}) { ${FIELDS} }`);
	return `query MetafieldValues($ids: [ID!]!${variables}) {
	nodes(ids: $ids) { id ... on HasMetafields { ${parts.join(' ')} } }
}`;
}

export const SET_METAFIELDS = `mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
	metafieldsSet(metafields: $metafields) { metafields { id } userErrors { code field message elementIndex } }
}`;

export const DELETE_METAFIELDS = `mutation DeleteMetafields($metafields: [MetafieldIdentifierInput!]!) {
	metafieldsDelete(metafields: $metafields) { deletedMetafields { key } userErrors { field message } }
}`;
