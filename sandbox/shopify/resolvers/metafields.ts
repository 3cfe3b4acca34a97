import { createHash } from 'node:crypto';
import { connection } from '../connection.ts';
import { gid, parseGid } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type { MetafieldRecord } from '../records.ts';

export const DEFAULT_NAMESPACE = 'app';

export const digestOf = ({ value, type }: MetafieldRecord): string =>
	createHash('sha256').update(`${type} ${value}`).digest('hex');

/** `$app` and a left-out namespace are the app's own. */
export const fullNamespace = (namespace: string | null | undefined): string =>
	!namespace || namespace === '$app' ? DEFAULT_NAMESPACE : namespace;

/** The two fields that every owner of metafields has. */
export function metafieldFields(kind: string): Record<string, Resolver> {
	return {
		metafield: ({ id }: { id: number }, args: { namespace?: string; key: string }, { shop }: CallContext) =>
			shop
				.metafieldsOf(gid(kind, id))
				.find(({ namespace, key }) => namespace === fullNamespace(args.namespace) && key === args.key) ??
			null,
		metafields: (
			{ id }: { id: number },
			args: ConnectionArgs & { namespace?: string },
			{ shop }: CallContext,
		) =>
			connection(
				shop
					.metafieldsOf(gid(kind, id))
					.filter(({ namespace }) => !args.namespace || namespace === args.namespace),
				args,
				(metafield) => metafield.id,
			),
	};
}

function jsonValue({ type, value }: MetafieldRecord): unknown {
	if (!/^(json|number_integer|number_decimal|boolean|list\.)/.test(type)) return value;
	return JSON.parse(value);
}

export const metafieldResolvers: Resolvers = {
	Metafield: {
		jsonValue,
		compareDigest: digestOf,
		owner: ({ ownerGid }: MetafieldRecord, _: unknown, context: CallContext) =>
			recordByGid(context, ownerGid),
		sizeInBytes: ({ value }: MetafieldRecord) => Buffer.byteLength(value),
		ownerType: ({ ownerGid }: MetafieldRecord) => (parseGid(ownerGid)?.kind ?? '').toUpperCase(),
	},
};
