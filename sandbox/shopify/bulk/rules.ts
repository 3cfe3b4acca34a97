import { Kind, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { checkDocument, operationOf } from '../documents.ts';
import type { GraphQLCompositeType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import type { CheckedDocument } from '../documents.ts';

const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

export type Checked =
	{ ok: true; checked: CheckedDocument; operation: OperationDefinitionNode } | { ok: false; message: string };

interface Count {
	connections: number;
	depth: number;
	problem: string | null;
}

/** docs/vendors/shopify.md, "Bulk operations". */
export function checkBulkQuery(schema: GraphQLSchema, text: string): Checked {
	const checked = checkDocument(text);
	const [error] = checked.errors;
	if (error) return { ok: false, message: `Invalid bulk query: ${error.message}` };
	const operation = operationOf(checked.document, null);
	if (operation?.operation !== 'query')
		return { ok: false, message: 'Invalid bulk query: it must be one query' };
	const fields = operation.selectionSet.selections;
	const [top] = fields;
	if (fields.length !== 1 || top?.kind !== Kind.FIELD)
		return { ok: false, message: 'Bulk queries must have exactly one top-level field' };
	if (['node', 'nodes'].includes(top.name.value))
		return { ok: false, message: 'Bulk queries cannot have a top-level node or nodes field' };
	const root = schema.getQueryType();
	const count: Count = { connections: 0, depth: 0, problem: null };
	if (root) walk(schema, checked, root, operation.selectionSet, 0, count);
	if (count.problem) return { ok: false, message: count.problem };
	if (count.connections === 0)
		return { ok: false, message: 'Bulk queries must contain at least one connection' };
	if (count.connections > MOST_CONNECTIONS)
		return { ok: false, message: `Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections` };
	if (count.depth > DEEPEST)
		return { ok: false, message: `Bulk queries cannot nest connections more than ${DEEPEST} levels deep` };
	return { ok: true, checked, operation };
}

function walk(
	schema: GraphQLSchema,
	checked: CheckedDocument,
	type: GraphQLCompositeType,
	set: SelectionSetNode,
	depth: number,
	count: Count,
): void {
	for (const selection of set.selections) {
		if (selection.kind === Kind.FRAGMENT_SPREAD) {
			const fragment = checked.fragments[selection.name.value];
			const on = schema.getType(fragment?.typeCondition.name.value ?? '');
			if (fragment && isCompositeType(on)) walk(schema, checked, on, fragment.selectionSet, depth, count);
			continue;
		}
		if (selection.kind === Kind.INLINE_FRAGMENT) {
			const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
			if (isCompositeType(on)) walk(schema, checked, on, selection.selectionSet, depth, count);
			continue;
		}
		const field = 'getFields' in type ? type.getFields()[selection.name.value] : undefined;
		const next = field && getNamedType(field.type);
		if (!selection.selectionSet || !isCompositeType(next)) continue;
		const isConnection = next.name.endsWith('Connection');
		if (isConnection) {
			count.connections += 1;
			count.depth = Math.max(count.depth, depth + 1);
			count.problem ??= problemOf(next, selection.selectionSet);
		}
		walk(schema, checked, next, selection.selectionSet, depth + (isConnection ? 1 : 0), count);
	}
}

function problemOf(type: GraphQLCompositeType, set: SelectionSetNode): string | null {
	const names = set.selections.map((part) => (part.kind === Kind.FIELD ? part.name.value : ''));
	if (!names.includes('edges')) return 'Bulk queries must read connections by edges and node';
	const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
	const node = nodes && getNamedType(nodes.type);
	const isNode = node && 'getInterfaces' in node && node.getInterfaces().some(({ name }) => name === 'Node');
	return isNode ? null : `Queries that contain a connection field must have nodes with an id: ${type.name}`;
}
