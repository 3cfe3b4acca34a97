import { NodeOperationError } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { listOf, recordOf } from '../../client/graphql';
import { shopOf, tellAfter } from '../../rooms/session';

export const execute: EachOperation = {
	kind: 'each',
	name: 'execute',
	title: 'Execute',
	action: 'Execute a GraphQL query',
	description: 'Send a query or mutation of your own to the Admin API',
	fields: [
		{
			displayName: 'Query',
			name: 'query',
			type: 'string',
			typeOptions: { rows: 8 },
			required: true,
			default: '',
			placeholder: 'e.g. query { shop { name } }',
			description: 'Query or mutation. Put values into the variables, not into the text.',
		},
		{
			displayName: 'Variables (JSON)',
			name: 'variables',
			type: 'json',
			default: '{}',
			description: 'Names and values of the variables that the query declares',
		},
		{
			displayName: 'Fail on User Errors',
			name: 'failOnUserErrors',
			type: 'boolean',
			default: true,
			description: 'Whether a mutation that Shopify refused with userErrors counts as failed',
		},
	],
	run: executeQuery,
};

async function executeQuery(run: Run, item: number): Promise<ResultItem[]> {
	const document = run.parameter<string>('query', item, '').trim();
	if (document === '')
		throw new NodeOperationError(run.context.getNode(), 'The query is missing', { itemIndex: item });
	const shop = await shopOf(run);
	const { data } = await shop.send<Record<string, unknown>>({
		document,
		variables: variablesOf(run, item),
		purpose: 'carry out the query',
		replay: isMutation(document) ? 'never' : 'safe',
	});
	const [refusal] = userErrorsOf(data);
	if (refusal !== undefined && run.parameter<boolean>('failOnUserErrors', item, true)) {
		throw new NodeOperationError(run.context.getNode(), `Shopify refused the mutation: ${refusal}`, {
			itemIndex: item,
		});
	}
	tellAfter(run, item, shop);
	return [{ json: dataOf(data), item }];
}

function variablesOf(run: Run, item: number): Record<string, unknown> {
	const value = run.parameter<unknown>('variables', item, '{}');
	const variables = recordOf(typeof value === 'string' ? parsed(run, item, value) : value);
	if (variables !== null) return variables;
	throw new NodeOperationError(run.context.getNode(), 'The variables must be a JSON object', {
		itemIndex: item,
	});
}

function parsed(run: Run, item: number, text: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text);
	} catch {
		throw new NodeOperationError(run.context.getNode(), 'The variables are not valid JSON', {
			description: 'Check quotation marks, commas and brackets.',
			itemIndex: item,
		});
	}
}

/** A document may start with fragments and comments; any mutation in it must not be sent twice. */
function isMutation(document: string): boolean {
	const bare = document.replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|#.*/g, ' ');
	return /(^|[\s}])mutation\b/.test(bare);
}

/** userErrors, orderCancelUserErrors and the like of every mutation in the answer. */
function userErrorsOf(data: Record<string, unknown>): string[] {
	return Object.values(data).flatMap((payload) =>
		Object.entries(recordOf(payload) ?? {})
			.filter(([name]) => /userErrors$/i.test(name))
			.flatMap(([, errors]) => listOf(errors))
			.map((error) => String(recordOf(error)?.['message'] ?? 'no reason given')),
	);
}
