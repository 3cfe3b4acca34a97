import { GraphQLError, Kind, NoDeprecatedCustomRule, getOperationAST, parse, validate } from 'graphql';
import { adminSchema } from './schema.ts';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

export interface CheckedDocument {
	document: DocumentNode;
	fragments: Record<string, FragmentDefinitionNode>;
	errors: GraphQLError[];
	/** Reason of the first deprecated field in use. */
	deprecated: string | null;
}

const KEPT_DOCUMENTS = 200;
const checked = new Map<string, CheckedDocument>();

const CODES: [RegExp, string][] = [
	[/^Cannot query field/, 'undefinedField'],
	[/^Unknown argument/, 'argumentNotAccepted'],
	[/argument .* is required/i, 'missingRequiredArguments'],
	[/^Variable .* is not defined/, 'variableNotDefined'],
	[/^Variable .* is never used/, 'variableNotUsed'],
	[/^Variable .* of type .* used in position/, 'variableMismatch'],
	[/must have a selection of subfields|must not have a selection/, 'selectionMismatch'],
	[/^Unknown type|^Unknown directive/, 'undefinedType'],
	[
		/cannot represent|Expected value of type|does not exist in ".*" enum|is not defined by type/,
		'argumentLiteralsIncompatible',
	],
];

/** Parsed and validated once per text. */
export function checkDocument(text: string): CheckedDocument {
	const known = checked.get(text);
	if (known) return known;
	const result = check(text);
	if (checked.size >= KEPT_DOCUMENTS) checked.delete(checked.keys().next().value ?? '');
	checked.set(text, result);
	return result;
}

function check(text: string): CheckedDocument {
	const { schema } = adminSchema();
	let document: DocumentNode;
	try {
		document = parse(text);
	} catch (error) {
		const cause = error instanceof GraphQLError ? error : new GraphQLError(String(error));
		const empty: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
		return { document: empty, fragments: {}, errors: [withCode(cause, 'parse')], deprecated: null };
	}
	const errors = validate(schema, document).map((error) => withCode(error, codeOf(error.message)));
	const deprecated = errors.length > 0 ? [] : validate(schema, document, [NoDeprecatedCustomRule]);
	const fragments = document.definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
	return {
		document,
		fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
		errors,
		deprecated: deprecated[0]?.message ?? null,
	};
}

const codeOf = (message: string): string =>
	CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'invalid';

const withCode = (error: GraphQLError, code: string): GraphQLError =>
	new GraphQLError(error.message, {
		...(error.nodes ? { nodes: error.nodes } : {}),
		...(error.source ? { source: error.source } : {}),
		...(error.positions ? { positions: error.positions } : {}),
		extensions: { code },
	});

export const operationOf = (
	document: DocumentNode,
	name: string | null | undefined,
): OperationDefinitionNode | null => getOperationAST(document, name ?? undefined) ?? null;
