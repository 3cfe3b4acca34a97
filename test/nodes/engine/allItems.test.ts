import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../../../nodes/shared/model/outcome';
import type { Operation, Run } from '../../../nodes/shared/node/types';
import { runNode } from '../../support/engine/runNode.ts';
import { nodeWith, outcome, plain, three, words } from './operationNode';

describe('an operation for all items at once', () => {
	const bulk = (
		run: (r: Run) => Promise<Array<{ json: IDataObject; item: number | number[] }>>,
	): Operation => ({
		...words,
		kind: 'bulk',
		run,
	});

	it('runs once and pairs sums with all their items', async () => {
		let runs = 0;
		const run = await runNode({
			nodeType: nodeWith(
				bulk(async (r) => {
					runs++;
					return [{ json: { count: r.itemCount }, item: [0, 1, 2] }];
				}),
			),
			items: three,
		});
		expect(plain(run)).toEqual([
			[{ json: { count: 3 }, pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }] }],
		]);
		expect(runs).toBe(1);
	});

	it('gives one error item for each input when it throws, and none by the success output', async () => {
		const run = await runNode({
			nodeType: nodeWith(
				bulk(async () => {
					throw new Error('all lost');
				}),
			),
			items: three,
			onError: 'continueErrorOutput',
		});
		expect(run.outputs[0]).toEqual([]);
		expect(run.outputs[1]?.map(({ json, pairedItem }) => [json['n'], json['error'], pairedItem])).toEqual([
			[1, 'all lost', { item: 0 }],
			[2, 'all lost', { item: 1 }],
			[3, 'all lost', { item: 2 }],
		]);
	});

	it('makes a value once per run, also when it fails', async () => {
		let made = 0;
		const run = await runNode({
			nodeType: nodeWith({
				...words,
				kind: 'each',
				run: async (r, item) => {
					const value = await r.once('map', async () => {
						made++;
						throw new Error('no map');
					});
					return [{ json: { value }, item }];
				},
			}),
			items: three,
			onError: 'continueRegularOutput',
		});
		expect(made).toBe(1);
		expect(run.outputs[0]?.map((item) => item.json['error'])).toEqual(['no map', 'no map', 'no map']);
	});
});

describe('a write operation', () => {
	const write = (outcomes: Outcome[] | Error): Operation => ({
		...words,
		kind: 'write',
		run: async () => {
			if (outcomes instanceof Error) throw outcomes;
			return outcomes;
		},
	});
	const mixed = [outcome('failed', 'a'), outcome('created', 'b'), outcome('unknown', 'c')];

	it.each([undefined, 'continueRegularOutput'] as const)(
		'keeps failed outcomes on the normal output, paired (On Error: %s)',
		async (onError) => {
			const run = await runNode({
				nodeType: nodeWith(write(mixed)),
				items: three,
				...(onError ? { onError } : {}),
			});
			expect(run.error).toBeUndefined();
			expect(run.outputs[0]).toEqual(mixed.map((json, item) => ({ json, pairedItem: { item } })));
		},
	);

	it('sends failed and unknown outcomes to the error output, whole, when there is one', async () => {
		const run = await runNode({
			nodeType: nodeWith(write(mixed)),
			items: three,
			onError: 'continueErrorOutput',
		});
		expect(plain(run)).toEqual([
			[{ json: mixed[1], pairedItem: { item: 1 } }],
			[
				{ json: { n: 1, error: 'a refused', details: mixed[0] }, pairedItem: { item: 0 } },
				{ json: { n: 3, error: '#c: unknown', details: mixed[2] }, pairedItem: { item: 2 } },
			],
		]);
	});

	it('becomes one error item for each input when it throws under "continue"', async () => {
		const run = await runNode({
			nodeType: nodeWith(write(new Error('no connection'))),
			items: three,
			onError: 'continueRegularOutput',
		});
		expect(run.outputs[0]?.map((item) => item.json['error'])).toEqual(Array(3).fill('no connection'));
	});

	it('is an error when it gives another number of outcomes than inputs', async () => {
		const run = await runNode({ nodeType: nodeWith(write(mixed.slice(1))), items: three });
		expect(run.error?.message).toBe('Op gave 2 results for 3 items');
	});
});
