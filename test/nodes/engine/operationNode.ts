import type { INodeProperties, INodeType } from 'n8n-workflow';

import type { Outcome } from '../../../nodes/shared/model/outcome';
import { runOperation } from '../../../nodes/shared/node/run';
import { operationTable } from '../../../nodes/shared/node/table';
import type { Operation, Run } from '../../../nodes/shared/node/types';
import { probeNode } from '../../support/engine/probe.ts';
import type { NodeRun } from '../../support/engine/runNode.ts';

const fields: INodeProperties[] = [
	{ displayName: 'Word', name: 'word', type: 'string', default: 'none' },
	{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] },
	{
		displayName: 'Place',
		name: 'place',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		modes: [
			{ displayName: 'ID', name: 'id', type: 'string' },
			{
				displayName: 'URL',
				name: 'url',
				type: 'string',
				extractValue: { type: 'regex', regex: 'https://x\\.example/([0-9]+)' },
			},
		],
	},
];

export const words = { name: 'op', title: 'Op', action: 'Do it', description: 'Does it', fields };

export function nodeWith(operation: Operation): INodeType {
	const table = operationTable([{ name: 'thing', title: 'Thing', operations: [operation] }]);
	return probeNode(async (context) => await runOperation(context, table), {
		credentials: [],
		properties: table.properties,
	});
}

export function failsOn(bad: number[], fail: (run: Run, item: number) => never): Operation {
	return {
		...words,
		kind: 'each',
		run: async (run, item) => (bad.includes(item) ? fail(run, item) : [{ json: { ok: item }, item }]),
	};
}

export function outcome(name: Outcome['outcome'], key: string): Outcome {
	return {
		outcome: name,
		key,
		number: `#${key}`,
		target: null,
		reason: null,
		problem:
			name === 'failed'
				? {
						code: 'refused',
						message: `${key} refused`,
						hint: null,
						vendorMessage: null,
						httpStatus: 400,
						retryable: false,
					}
				: null,
		changes: [],
		dryRun: false,
	};
}

export const three = [{ n: 1 }, { n: 2 }, { n: 3 }];

export function plain(run: NodeRun): unknown {
	return run.outputs.map((items) => items.map(({ json, pairedItem }) => ({ json, pairedItem })));
}
