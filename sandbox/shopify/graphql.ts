import { GraphQLError, execute, getVariableValues } from 'graphql';
import { textError } from './answers.ts';
import { costOf } from './cost.ts';
import { MAX_QUERY_COST } from './defaults.ts';
import { checkDocument, operationOf } from './documents.ts';
import { resolveField } from './fields.ts';
import { listTooLong } from './listLimits.ts';
import { adminSchema } from './schema.ts';
import { expandScopes } from './scopes.ts';
import type { ExecutionResult, OperationDefinitionNode } from 'graphql';
import type { SandboxRequest, SandboxResponse } from '../core/types.ts';
import type { Bucket } from './bucket.ts';
import type { CallContext } from './context.ts';
import type { CostInput, FieldCost } from './cost.ts';
import type { CheckedDocument } from './documents.ts';
import type { Shop } from './shop.ts';
import type { Session } from './token.ts';

interface GraphqlBody {
	query: string;
	variables: Record<string, unknown>;
	operationName: string | null;
}

export interface GraphqlCall {
	shop: Shop;
	session: Session;
	bucket: Bucket;
	version: string;
}

export async function answerGraphql(request: SandboxRequest, call: GraphqlCall): Promise<SandboxResponse> {
	const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json') return textError(400, 'Content-Type must be application/json');
	const body = readBody(request.text);
	if (!body) return textError(400, { query: 'Required parameter missing or invalid' });
	const checked = checkDocument(body.query);
	const operation = operationOf(checked.document, body.operationName);
	const headers = { 'x-shopify-api-version': call.version, 'x-request-id': call.shop.uuid() };
	if (checked.errors.length > 0)
		return { status: 200, headers, body: { errors: checked.errors }, countAs: 'graphql invalid' };
	if (!operation) {
		const message = body.operationName
			? `No operation named "${body.operationName}"`
			: 'An operation name is required';
		return { status: 200, headers, body: { errors: [{ message }] }, countAs: 'graphql invalid' };
	}
	if (checked.deprecated) Object.assign(headers, { 'x-shopify-api-deprecated-reason': checked.deprecated });
	const debug = request.headers['shopify-graphql-cost-debug'] === '1';
	const answer = await run(call, checked, operation, body.variables, debug);
	return { status: 200, headers, body: answer, countAs: `graphql ${operationLabel(operation)}` };
}

function readBody(text: string): GraphqlBody | null {
	try {
		const body: unknown = JSON.parse(text);
		if (body === null || typeof body !== 'object' || !('query' in body) || typeof body.query !== 'string')
			return null;
		const { variables, operationName } = body as { variables?: unknown; operationName?: unknown };
		return {
			query: body.query,
			variables: (variables ?? {}) as Record<string, unknown>,
			operationName: typeof operationName === 'string' ? operationName : null,
		};
	} catch {
		return null;
	}
}

function operationLabel({ operation, selectionSet }: OperationDefinitionNode): string {
	const names = selectionSet.selections.map((part) => ('name' in part ? part.name.value : '...'));
	return `${operation} ${[...new Set(names)].join(' + ')}`;
}

async function run(
	{ shop, session, bucket, version }: GraphqlCall,
	checked: CheckedDocument,
	operation: OperationDefinitionNode,
	variables: Record<string, unknown>,
	debug: boolean,
): Promise<unknown> {
	const admin = adminSchema();
	const values = getVariableValues(admin.schema, operation.variableDefinitions ?? [], variables);
	if (values.errors) return { errors: values.errors.map((error) => variableError(error)) };
	const tooLong = listTooLong(values.coerced);
	if (tooLong) return { errors: [tooLong] };
	const breakdown: FieldCost[] = [];
	const input: CostInput = { schema: admin.schema, fragments: checked.fragments, variables: values.coerced };
	const factor = shop.settings.costFactor;
	const requested = Math.ceil(factor * costOf(debug ? { ...input, breakdown } : input, operation));
	if (requested > MAX_QUERY_COST) return tooExpensive(requested);
	const costReport = (actual: number | null) => ({
		requestedQueryCost: requested,
		actualQueryCost: actual,
		throttleStatus: bucket.status(),
		...(debug ? { fields: breakdown } : {}),
	});
	if (!bucket.take(requested)) {
		const throttled = {
			message: 'Throttled',
			extensions: { code: 'THROTTLED', documentation: RATE_LIMIT_PAGE },
		};
		return { errors: [throttled], extensions: { cost: costReport(null) } };
	}
	const context: CallContext = {
		shop,
		app: session.app,
		scopes: expandScopes(session.scopes),
		granted: session.scopes,
		version,
		admin,
		searches: [],
	};
	const result: ExecutionResult = await execute({
		schema: admin.schema,
		document: checked.document,
		operationName: operation.name?.value ?? null,
		variableValues: variables,
		contextValue: context,
		rootValue: {},
		fieldResolver: resolveField,
		typeResolver: (value: { kind?: string }) => value.kind,
	});
	const found = result.data ? costOf(input, operation, result.data) : 0;
	const actual = Math.min(requested, Math.ceil(factor * found));
	bucket.giveBack(requested - actual);
	const searches = context.searches.filter(({ warnings }) => warnings.length > 0);
	return {
		data: result.data ?? null,
		...(result.errors ? { errors: result.errors.map(vendorError) } : {}),
		extensions: { cost: costReport(actual), ...(searches.length > 0 ? { search: searches } : {}) },
	};
}

const RATE_LIMIT_PAGE = 'https://shopify.dev/api/usage/rate-limits';

const tooExpensive = (cost: number): unknown => ({
	errors: [
		{
			message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`,
			extensions: {
				code: 'MAX_COST_EXCEEDED',
				cost,
				maxCost: MAX_QUERY_COST,
				documentation: RATE_LIMIT_PAGE,
			},
		},
	],
});

const variableError = (error: GraphQLError): unknown => ({
	...error.toJSON(),
	extensions: { code: 'INVALID_VARIABLE' },
});

/** A failure of our own code must be seen as such. */
function vendorError(error: GraphQLError): unknown {
	if (!error.originalError || error.originalError instanceof GraphQLError) return error.toJSON();
	return {
		...error.toJSON(),
		message: `sandbox failure: ${error.message}`,
		extensions: { code: 'INTERNAL_SERVER_ERROR' },
	};
}
