import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Call } from '../http/types';
import type { Run } from '../node/types';

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

/** Fields of the operation that reaches what the node has no operation for. */
export function customRequestFields(system: string, examplePath: string): INodeProperties[] {
	return [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: METHODS.map((method) => ({ name: method, value: method })),
			default: 'GET',
			description: 'What the request does',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			required: true,
			default: '',
			placeholder: `e.g. ${examplePath}`,
			description: `Address below the API base URL, as in the API documentation of ${system}`,
		},
		{
			displayName: 'Query (JSON)',
			name: 'query',
			type: 'json',
			default: '{}',
			description: 'Names and values that are added to the address',
		},
		{
			displayName: 'Body (JSON)',
			name: 'body',
			type: 'json',
			displayOptions: { show: { method: ['PATCH', 'POST', 'PUT', 'DELETE'] } },
			default: '{}',
			description: 'What is sent',
		},
	];
}

/** Builds the call from the fields. Only GET is repeated after an unclear answer. */
export function customCall(run: Run, item: number): Call {
	const method = METHODS.find((name) => name === run.parameter<string>('method', item)) ?? 'GET';
	const path = run.parameter<string>('path', item).trim();
	if (path === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path) || path.split(/[/\\?#]/).some(isUpward)) {
		throw new NodeOperationError(
			run.context.getNode(),
			'The path must be an address below the API base URL',
			{
				description: 'Give it without the server, such as "/orders/42".',
				itemIndex: item,
			},
		);
	}
	const query = objectOf(run, 'query', item);
	const body = method === 'GET' ? undefined : bodyOf(run, method, item);
	return {
		method,
		path: path.startsWith('/') ? path : `/${path}`,
		query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, queryValue(value)])),
		replay: method === 'GET' ? 'safe' : 'never',
		purpose: `carry out ${method} ${path}`,
		...(body === undefined ? {} : { body }),
	};
}

/** A deletion with the field left as it is has no body: some vendors refuse an empty one. */
function bodyOf(run: Run, method: Call['method'], item: number): unknown {
	const body = jsonOf(run, 'body', item);
	const isEmpty = typeof body === 'object' && body !== null && Object.keys(body).length === 0;
	return method === 'DELETE' && isEmpty ? undefined : body;
}

/** Browsers and servers take encoded dots for dots. */
function isUpward(segment: string): boolean {
	return /^(\.|%2e){2}$/i.test(segment);
}

function queryValue(value: unknown): string | number | boolean | string[] {
	if (Array.isArray(value)) return value.map(String);
	return typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '');
}

function objectOf(run: Run, name: string, item: number): IDataObject {
	const value = jsonOf(run, name, item) ?? {};
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
	throw new NodeOperationError(run.context.getNode(), `"${name}" must be a JSON object`, { itemIndex: item });
}

function jsonOf(run: Run, name: string, item: number): unknown {
	const value = run.parameter<unknown>(name, item, '{}');
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value);
	} catch {
		throw new NodeOperationError(run.context.getNode(), `"${name}" is not valid JSON`, {
			description: 'Check quotation marks, commas and brackets.',
			itemIndex: item,
		});
	}
}
