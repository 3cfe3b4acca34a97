import {
	GraphQLError,
	Kind,
	getArgumentValues,
	getDirectiveValues,
	getNamedType,
	getNullableType,
} from 'graphql';
import {
	GraphQLIncludeDirective,
	GraphQLSkipDirective,
	isCompositeType,
	isInterfaceType,
	isLeafType,
	isListType,
	isObjectType,
	typeFromAST,
} from 'graphql';
import type {
	FieldNode,
	FragmentDefinitionNode,
	GraphQLCompositeType,
	GraphQLField,
	GraphQLSchema,
	OperationDefinitionNode,
	SelectionSetNode,
} from 'graphql';

const MUTATION_COST = 10;
/** A page of n entries costs as n^0.45 of them: 250 -> 12, 50 -> 6, 10 -> 3 (docs/vendors/shopify.md, "Cost"). */
const SIZE_EXPONENT = 0.45;

export const sizeCost = (count: number): number => (count <= 0 ? 0 : Math.ceil(count ** SIZE_EXPONENT));

export interface FieldCost {
	path: string[];
	definedCost: number;
	requestedTotalCost: number;
}

export interface CostInput {
	schema: GraphQLSchema;
	fragments: Record<string, FragmentDefinitionNode>;
	variables: Record<string, unknown>;
	/** Filled when the caller asked for the breakdown. */
	breakdown?: FieldCost[];
}

type Data = Record<string, unknown>;

/** Without data the requested cost, with data what was really found. */
export function costOf(input: CostInput, operation: OperationDefinitionNode, data?: Data): number {
	const root = input.schema.getRootType(operation.operation);
	if (!root) throw new GraphQLError(`Schema is not configured for ${operation.operation}`);
	return selectionCost(
		{ ...input, isMutation: operation.operation === 'mutation' },
		root,
		operation.selectionSet,
		data,
		[],
	);
}

type Walk = CostInput & { isMutation: boolean };

function selectionCost(
	walk: Walk,
	type: GraphQLCompositeType,
	set: SelectionSetNode,
	data: Data | undefined,
	path: string[],
): number {
	let total = 0;
	const alternatives = new Map<string, number>();
	for (const selection of set.selections) {
		if (!included(walk, selection)) continue;
		if (selection.kind === Kind.FIELD) {
			total += fieldCost(walk, type, selection, data, path);
			continue;
		}
		const fragment =
			selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments[selection.name.value];
		if (!fragment) continue;
		const named = fragment.typeCondition ? typeFromAST(walk.schema, fragment.typeCondition) : type;
		const condition = isCompositeType(named) ? named : type;
		const cost = selectionCost(walk, condition, fragment.selectionSet, data, path);
		alternatives.set(condition.name, (alternatives.get(condition.name) ?? 0) + cost);
	}
	const same = alternatives.get(type.name) ?? 0;
	alternatives.delete(type.name);
	return total + same + Math.max(0, ...alternatives.values());
}

function included(walk: Walk, node: Parameters<typeof getDirectiveValues>[1]): boolean {
	if (getDirectiveValues(GraphQLSkipDirective, node, walk.variables)?.['if'] === true) return false;
	return getDirectiveValues(GraphQLIncludeDirective, node, walk.variables)?.['if'] !== false;
}

function fieldCost(
	walk: Walk,
	parent: GraphQLCompositeType,
	node: FieldNode,
	data: Data | undefined,
	path: string[],
): number {
	const field =
		isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
	const key = node.alias?.value ?? node.name.value;
	if (!field || (data !== undefined && !(key in data))) return 0;
	const type = getNamedType(field.type);
	if (isLeafType(type) || !node.selectionSet || !isCompositeType(type)) return 0;
	const value = data?.[key];
	if (data !== undefined && (value === null || value === undefined)) return 0;
	const here = [...path, key];
	const isRootMutation = walk.isMutation && path.length === 0;
	const own = isRootMutation ? MUTATION_COST : 1;
	const counted = data === undefined ? walk : withoutBreakdown(walk);
	const cost = isListType(getNullableType(field.type))
		? listCost(counted, field, node, type, value as unknown[] | undefined, here)
		: own +
			(type.name.endsWith('Connection')
				? connectionCost(counted, field, node, type, value as Data | undefined, here)
				: selectionCost(counted, type, node.selectionSet, value as Data | undefined, here));
	walk.breakdown?.push({ path: here, definedCost: own, requestedTotalCost: cost });
	return cost;
}

const withoutBreakdown = ({ breakdown: _, ...walk }: Walk): Walk => walk;

/** A list with a size costs like a page; other lists are free, their entries' parts count once. */
function listCost(
	walk: Walk,
	field: GraphQLField<unknown, unknown>,
	node: FieldNode,
	type: GraphQLCompositeType,
	value: unknown[] | undefined,
	path: string[],
): number {
	const set = node.selectionSet;
	if (!set) return 0;
	const args = getArgumentValues(field, node, walk.variables);
	const asked = Array.isArray(args['ids']) ? args['ids'].length : args['first'];
	const entries = value?.filter((entry): entry is Data => entry !== null);
	if (typeof asked !== 'number') {
		return entries?.length === 0 ? 0 : selectionCost(walk, type, set, entries?.[0], path);
	}
	return perPage(entries, asked, (entry) => 1 + selectionCost(walk, type, set, entry, path));
}

function connectionCost(
	walk: Walk,
	field: GraphQLField<unknown, unknown>,
	node: FieldNode,
	type: GraphQLCompositeType,
	value: Data | undefined,
	path: string[],
): number {
	const args = getArgumentValues(field, node, walk.variables);
	const asked = Number(args['first'] ?? args['last'] ?? 0);
	let total = 0;
	let perEntry: ((entry: Data | undefined) => number) | undefined;
	let entries: Data[] | undefined;
	for (const selection of node.selectionSet?.selections ?? []) {
		if (selection.kind !== Kind.FIELD || !isObjectType(type)) continue;
		const key = selection.alias?.value ?? selection.name.value;
		const list = type.getFields()[selection.name.value];
		if (!['nodes', 'edges'].includes(selection.name.value) || !list || !selection.selectionSet) {
			total += fieldCost(walk, type, selection, value, path);
			continue;
		}
		const entryType = getNamedType(list.type);
		const set = selection.selectionSet;
		if (!isCompositeType(entryType)) continue;
		const isEdge = selection.name.value === 'edges';
		perEntry = (entry) => (isEdge ? 0 : 1) + selectionCost(walk, entryType, set, entry, [...path, key]);
		entries = value ? (value[key] as Data[]) : undefined;
	}
	return total + (perEntry ? perPage(entries, asked, perEntry) : 0);
}

function perPage(
	entries: Data[] | undefined,
	asked: number,
	cost: (entry: Data | undefined) => number,
): number {
	if (entries === undefined) return sizeCost(asked) * cost(undefined);
	if (entries.length === 0) return 0;
	const average = entries.reduce((total, entry) => total + cost(entry), 0) / entries.length;
	return sizeCost(entries.length) * average;
}
