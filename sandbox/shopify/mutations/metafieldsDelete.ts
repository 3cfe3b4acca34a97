import { demandScope } from '../context.ts';
import { parseGid } from '../gid.ts';
import { fullNamespace } from '../resolvers/metafields.ts';
import { writeScopeOf } from '../scopes.ts';
import type { CallContext, Resolver } from '../context.ts';

interface Identifier {
	ownerId: string;
	namespace: string;
	key: string;
}

/** What is not there is answered by null, not by an error. */
export const metafieldsDelete: Resolver = (
	_: unknown,
	{ metafields }: { metafields: Identifier[] },
	context: CallContext,
	info,
) => {
	const { shop } = context;
	for (const { ownerId } of metafields)
		demandScope(context, info.fieldName, [writeScopeOf(parseGid(ownerId)?.kind ?? 'unknown')]);
	const deletedMetafields = metafields.map((identifier) => {
		const found = shop
			.metafieldsOf(identifier.ownerId)
			.find(
				({ namespace, key }) => namespace === fullNamespace(identifier.namespace) && key === identifier.key,
			);
		if (!found) return null;
		shop.metafields.delete(found.id);
		return identifier;
	});
	return { deletedMetafields, userErrors: [] };
};
