import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { runNode } from '../../support/engine/runNode.ts';
import { failsOn, nodeWith, plain, three, words } from './operationNode';

describe('an operation that runs for each item', () => {
	it('pairs each result with its input item', async () => {
		const run = await runNode({
			nodeType: nodeWith({
				...words,
				kind: 'each',
				run: async (r, item) => [
					{ json: { got: r.input(item)['n'] }, item },
					{ json: { also: true }, item: [item, 0] },
				],
			}),
			items: [{ n: 1 }, { n: 2 }],
		});
		expect(run.outputs[0]).toEqual([
			{ json: { got: 1 }, pairedItem: { item: 0 } },
			{ json: { also: true }, pairedItem: [{ item: 0 }, { item: 0 }] },
			{ json: { got: 2 }, pairedItem: { item: 1 } },
			{ json: { also: true }, pairedItem: [{ item: 1 }, { item: 0 }] },
		]);
	});

	it('evaluates expressions per item and takes the id out of a locator', async () => {
		const run = await runNode({
			nodeType: nodeWith({
				...words,
				kind: 'each',
				run: async (r, item) => [
					{
						json: {
							word: r.parameter<string>('word', item),
							place: r.parameter<string>('place', item),
							missing: r.parameter<string>('options.nothing', item, 'fallback'),
						},
						item,
					},
				],
			}),
			parameters: {
				word: '={{ "w" + $json.n }}',
				place: { __rl: true, mode: 'url', value: 'https://x.example/42' },
			},
			items: [{ n: 1 }, { n: 2 }],
		});
		expect(run.error).toBeUndefined();
		expect(run.outputs[0]?.map((item) => item.json)).toEqual([
			{ word: 'w1', place: '42', missing: 'fallback' },
			{ word: 'w2', place: '42', missing: 'fallback' },
		]);
	});

	it('stops at the first error by default and names the item', async () => {
		const done: number[] = [];
		const run = await runNode({
			nodeType: nodeWith({
				...words,
				kind: 'each',
				run: async (r, item) => {
					done.push(item);
					if (item === 1) throw new NodeOperationError(r.context.getNode(), 'No such SKU');
					return [{ json: {}, item }];
				},
			}),
			items: three,
		});
		expect(run.error?.message).toBe('No such SKU');
		expect(run.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(done).toEqual([0, 1]);
	});

	it('sends error items, merged with their input, to the error output and the rest to the success output', async () => {
		const run = await runNode({
			nodeType: nodeWith(
				failsOn([0, 2], (r, item) => {
					throw new NodeOperationError(r.context.getNode(), `bad ${item}`, { description: 'why' });
				}),
			),
			items: three,
			onError: 'continueErrorOutput',
		});
		expect(plain(run)).toEqual([
			[{ json: { ok: 1 }, pairedItem: { item: 1 } }],
			[
				{ json: { n: 1, error: 'bad 0', details: { description: 'why' } }, pairedItem: { item: 0 } },
				{ json: { n: 3, error: 'bad 2', details: { description: 'why' } }, pairedItem: { item: 2 } },
			],
		]);
	});

	it('keeps error items in their place on the only output with "continue"', async () => {
		const run = await runNode({
			nodeType: nodeWith(
				failsOn([1], () => {
					throw new Error('plain error');
				}),
			),
			items: three,
			onError: 'continueRegularOutput',
		});
		expect(plain(run)).toEqual([
			[
				{ json: { ok: 0 }, pairedItem: { item: 0 } },
				{ json: { error: 'plain error', details: { description: null } }, pairedItem: { item: 1 } },
				{ json: { ok: 2 }, pairedItem: { item: 2 } },
			],
		]);
	});

	it('turns a broken expression into an error item of its own item only', async () => {
		const run = await runNode({
			nodeType: nodeWith({
				...words,
				kind: 'each',
				run: async (r, item) => [{ json: { word: r.parameter<string>('word', item) }, item }],
			}),
			parameters: { word: '={{ $json.n === 2 ? $("Nowhere").item.json.word : "fine" }}' },
			items: three,
			onError: 'continueErrorOutput',
		});
		expect(run.outputs[0]?.map((item) => item.json)).toEqual([{ word: 'fine' }, { word: 'fine' }]);
		expect(run.outputs[1]?.map((item) => item.pairedItem)).toEqual([{ item: 1 }]);
	});

	it('never lets a top-level "error" of a vendor look like a failure of the node', async () => {
		let runs = 0;
		const run = await runNode({
			nodeType: nodeWith({
				...words,
				kind: 'each',
				run: async (_r, item) => {
					runs++;
					return [{ json: { error: 'text of the vendor' }, item }];
				},
			}),
			onError: 'continueErrorOutput',
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect(plain(run)).toEqual([
			[{ json: { errorText: 'text of the vendor' }, pairedItem: { item: 0 } }],
			[],
		]);
		expect(runs).toBe(1);
	});

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'does not run twice with Retry On Fail because the first item failed (%s)',
		async (onError) => {
			const done: number[] = [];
			await runNode({
				nodeType: nodeWith({
					...words,
					kind: 'each',
					run: async (r, item) => {
						done.push(item);
						if (item === 0) throw new NodeOperationError(r.context.getNode(), 'bad');
						return [{ json: {}, item }];
					},
				}),
				items: three,
				onError,
				settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			});
			expect(done).toEqual([0, 1, 2]);
		},
	);
});

describe('errors', () => {
	it('passes NodeApiError on as it is', async () => {
		const run = await runNode({
			nodeType: nodeWith(
				failsOn([0], (r) => {
					throw new NodeApiError(
						r.context.getNode(),
						{ message: 'x' },
						{ message: 'Vendor down', httpCode: '503' },
					);
				}),
			),
		});
		expect(run.error).toMatchObject({ name: 'NodeApiError', message: 'Vendor down', httpCode: '503' });
	});

	it('carry no secret and no raw HTTP error into the execution', async () => {
		const axiosLike = Object.assign(new Error('Request failed with Bearer abcdefghijkl'), {
			isAxiosError: true,
			config: { headers: { Authorization: 'Bearer abcdefghijkl' } },
		});
		const run = await runNode({
			nodeType: nodeWith(
				failsOn([0], (r) => {
					throw new NodeApiError(r.context.getNode(), axiosLike as never);
				}),
			),
		});
		expect(run.error?.message).toBe('Request failed with Bearer ***');
		expect(run.stored).not.toContain('abcdefghijkl');
	});
});
