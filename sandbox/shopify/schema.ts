import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, getNamedType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema, IntrospectionQuery } from 'graphql';
import type { ProtectedContent } from './settings.ts';

const DATA_FILE = path.join('@shopify', 'dev-mcp', 'dist', 'data', 'admin_2026-10.json.gz');

interface ScopeItem {
	typeName: string;
	fieldName?: string;
	requiredAccess: string;
	offlineScopes: string[];
}

interface PublishedField {
	name: string;
	description: string | null;
	isProtected?: boolean;
	protectedContent?: ProtectedContent | null;
}

interface PublishedSchema {
	data: IntrospectionQuery & { __schema: { types: { name: string; fields?: PublishedField[] | null }[] } };
	offline_scopes: { items: ScopeItem[] };
}

export interface Access {
	/** One of these is enough. */
	scopes: string[];
	/** The vendor's own sentence, as the error shows it. */
	requiredAccess: string;
}

export interface AdminSchema {
	schema: GraphQLSchema;
	/** What a field demands, by itself or through the type that it returns. */
	access(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Access | null;
	accessOfType(typeName: string): Access | null;
	protectedContent(typeName: string, fieldName: string): ProtectedContent | null;
}

/** Lists of these are cut down to what the scopes show, instead of being refused. */
const FILTERED_BY_SCOPE = new Set(['Order.fulfillmentOrders', 'Fulfillment.fulfillmentOrders']);

let loaded: AdminSchema | undefined;

/** The vendor's schema, read on first use (about 0.2 s). */
export function adminSchema(): AdminSchema {
	loaded ??= load();
	return loaded;
}

/** Upwards from the working folder and from the program, since the package does not export its data. */
function dataFile(): string {
	for (const start of [process.cwd(), path.dirname(process.argv[1] ?? '')]) {
		for (let folder = start; ; folder = path.dirname(folder)) {
			const file = path.join(folder, 'node_modules', DATA_FILE);
			if (existsSync(file)) return file;
			if (folder === path.dirname(folder)) break;
		}
	}
	throw new Error('the package @shopify/dev-mcp is not installed');
}

function load(): AdminSchema {
	const published = JSON.parse(gunzipSync(readFileSync(dataFile())).toString('utf8')) as PublishedSchema;
	const schema = buildClientSchema(published.data, { assumeValid: true });
	const scopes = new Map<string, Access>();
	for (const item of published.offline_scopes.items) {
		if (item.offlineScopes.length === 0) continue;
		const key = item.fieldName ? `${item.typeName}.${item.fieldName}` : item.typeName;
		scopes.set(key, { scopes: item.offlineScopes, requiredAccess: item.requiredAccess });
	}
	const protectedFields = new Map<string, ProtectedContent>();
	for (const type of published.data.__schema.types) {
		for (const field of type.fields ?? []) {
			if (field.isProtected && field.protectedContent) {
				protectedFields.set(`${type.name}.${field.name}`, field.protectedContent);
			}
		}
	}
	const cache = new Map<string, Access | null>();
	return {
		schema,
		access(parent, field) {
			const key = `${parent.name}.${field.name}`;
			const known = cache.get(key);
			if (known !== undefined) return known;
			const access = FILTERED_BY_SCOPE.has(key)
				? null
				: (scopes.get(key) ?? scopes.get(returnedType(field)) ?? null);
			cache.set(key, access);
			return access;
		},
		accessOfType: (typeName) => scopes.get(typeName) ?? null,
		protectedContent: (typeName, fieldName) => protectedFields.get(`${typeName}.${fieldName}`) ?? null,
	};
}

/** For a connection the type of its nodes. */
function returnedType(field: GraphQLField<unknown, unknown>): string {
	const named = getNamedType(field.type);
	if (!isObjectType(named) || !named.name.endsWith('Connection')) return named.name;
	const nodes = named.getFields()['nodes'];
	return nodes ? getNamedType(nodes.type).name : named.name;
}
