import type { INodeProperties } from 'n8n-workflow';

import { requestText } from '../../../nodes/shared/node/requestHint';
import type { Run } from '../../../nodes/shared/node/types';
import {
	dryRunField,
	policyField,
	requestsPerMinuteField,
	returnFormatField,
	timeoutField,
} from '../../../nodes/shared/ui/choices';
import {
	dateRangeFields,
	filtersCollection,
	optionsCollection,
	startDateField,
} from '../../../nodes/shared/ui/collections';
import { baseUrlField, sessionTokenField, trimmedBaseUrl } from '../../../nodes/shared/ui/credentialFields';
import { customCall, customRequestFields } from '../../../nodes/shared/ui/customRequest';
import { limitOf, pagingFields } from '../../../nodes/shared/ui/paging';

function runWith(parameters: Record<string, unknown>): Run {
	return {
		parameter: (name: string, _item: number, fallback: unknown) => parameters[name] ?? fallback,
		context: { getNode: () => ({ name: 'Node', type: 'x', parameters: {} }) },
	} as never;
}

const all: INodeProperties[] = [
	...pagingFields(),
	...customRequestFields('Probe', '/orders'),
	...dateRangeFields('Created', 'created', 'orders'),
	dryRunField(),
	returnFormatField('order', 'Probe'),
	requestsPerMinuteField(60, 300),
	timeoutField(30),
	startDateField('orders'),
	baseUrlField('https://a.example', 'Probe'),
	policyField({
		displayName: 'Unknown SKU',
		name: 'unknownSku',
		description: 'What to do with a SKU that Probe does not have',
		choices: [
			{ value: 'skip', name: 'Skip the Line', description: 'Send the order without it' },
			{ value: 'fail', name: 'Fail the Order', description: 'Send nothing' },
		],
		default: 'fail',
	}),
];

describe('shared fields', () => {
	it.each(all.map((field) => [field.name, field] as const))('%s follows the texts of n8n', (_name, field) => {
		expect(field.displayName).toMatch(/^[A-Z]/);
		expect(field.description).toMatch(/^[A-Z]/);
		if (field.type === 'boolean') expect(field.description).toMatch(/^Whether /);
		if (field.placeholder) expect(field.placeholder).toMatch(/^e\.g\. |^Add /);
		expect(field.default).toBeDefined();
		const names = (field.options ?? []).map((option) => option.name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it('stand in collections by their titles', () => {
		const fields = [timeoutField(30), requestsPerMinuteField(1, 2)];
		expect(optionsCollection(fields).options?.map((field) => field.name)).toEqual([
			'requestsPerMinute',
			'timeoutSeconds',
		]);
		expect(filtersCollection(fields)).toMatchObject({ name: 'filters', type: 'collection', default: {} });
	});

	it('tell how many records are wanted', () => {
		expect(limitOf(runWith({ returnAll: true, limit: 5 }), 0)).toBe(Number.POSITIVE_INFINITY);
		expect(limitOf(runWith({ limit: 5 }), 0)).toBe(5);
	});

	it('keep a session where n8n looks for it', () => {
		expect(sessionTokenField()).toMatchObject({
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		});
	});

	it.each([
		[' https://b.example/api// ', 'https://b.example/api'],
		['', 'https://a.example'],
		[undefined, 'https://a.example'],
	])('read a base URL %j as %s', (value, expected) => {
		expect(trimmedBaseUrl(value, 'https://a.example')).toBe(expected);
	});
});

describe('the count of requests', () => {
	it.each([
		[{ sent: 1, retried: 0, rateLimited: 0, waitedMs: 0 }, undefined, 'Probe: 1 request'],
		[
			{ sent: 12, retried: 1, rateLimited: 2, waitedMs: 3200 },
			11,
			'Probe: 12 requests, fewest possible 11, 1 repeated, 2 refused for the rate, 3 s waited',
		],
	])('%j is shown in words', (counts, fewest, text) => {
		expect(requestText('Probe', counts, fewest)).toBe(text);
	});
});

describe('a custom request', () => {
	it('becomes a call; only reads are repeated', () => {
		expect(
			customCall(runWith({ method: 'GET', path: ' orders/1 ', query: '{"a":[1],"b":true,"c":null}' }), 0),
		).toEqual({
			method: 'GET',
			path: '/orders/1',
			query: { a: ['1'], b: true, c: '' },
			replay: 'safe',
			purpose: 'carry out GET orders/1',
		});
		expect(customCall(runWith({ method: 'POST', path: '/orders', body: { x: 1 } }), 0)).toMatchObject({
			replay: 'never',
			body: { x: 1 },
		});
	});

	it.each(['{}', ' ', {}])('deletes without a body when it is %j', (body) => {
		expect(customCall(runWith({ method: 'DELETE', path: '/orders/1', body }), 0)).not.toHaveProperty('body');
		const ids = customCall(runWith({ method: 'DELETE', path: '/orders', body: '[{"id":1}]' }), 0);
		expect(ids.body).toEqual([{ id: 1 }]);
	});

	it.each([
		'',
		'https://evil.example/x',
		'//evil.example',
		'/a/../../admin',
		'/a/%2E./x',
		'/a\\..\\x',
		'javascript:x',
	])('is refused outside the API: "%s"', (path) => {
		expect(() => customCall(runWith({ method: 'GET', path }), 0)).toThrow('below the API base URL');
	});

	it.each([
		['query', '[1]', 'JSON object'],
		['body', '{x', 'not valid JSON'],
	])('says what is wrong with %s', (name, value, message) => {
		expect(() => customCall(runWith({ method: 'POST', path: '/x', [name]: value }), 0)).toThrow(message);
	});
});
