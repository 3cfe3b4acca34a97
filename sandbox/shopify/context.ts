import { GraphQLError } from 'graphql';
import { grantsOneOf } from './scopes.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { AdminSchema } from './schema.ts';
import type { SearchWarning } from './search/compile.ts';
import type { App } from './settings.ts';
import type { Shop } from './shop.ts';

export interface SearchReport {
	path: (string | number)[];
	query: string;
	parsed: unknown;
	warnings: SearchWarning[];
}

/** One GraphQL request. */
export interface CallContext {
	shop: Shop;
	app: App;
	/** With the read side of every write scope. */
	scopes: ReadonlySet<string>;
	/** As the app's version lists them. */
	granted: string[];
	version: string;
	admin: AdminSchema;
	searches: SearchReport[];
}

export type Args = Record<string, unknown>;

export type Resolver = (
	source: never,
	args: never,
	context: CallContext,
	info: GraphQLResolveInfo,
) => unknown;

export type Resolvers = Record<string, Record<string, Resolver>>;

const DOCUMENTATION = 'https://shopify.dev/api/usage/access-scopes';

export const accessDenied = (fieldName: string, requiredAccess: string): GraphQLError =>
	new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
		extensions: { code: 'ACCESS_DENIED', documentation: DOCUMENTATION, requiredAccess },
	});

export function demandScope(
	context: CallContext,
	fieldName: string,
	scopes: string[],
	requiredAccess?: string,
): void {
	if (grantsOneOf(context.scopes, scopes)) return;
	throw accessDenied(
		fieldName,
		requiredAccess ??
			scopes
				.map((scope) => `\`${scope}\` access scope`)
				.join(' or ')
				.concat('.'),
	);
}

export interface UserError {
	field: string[] | null;
	message: string;
	code?: string;
}

export const userError = (field: string[] | null, message: string, code?: string): UserError => ({
	field,
	message,
	...(code ? { code } : {}),
});
