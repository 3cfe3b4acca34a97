import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { runOperation } from '../../../nodes/shared/node/run';
import { operationTable } from '../../../nodes/shared/node/table';
import type { Operation } from '../../../nodes/shared/node/types';
import { runNode } from '../../support/engine/runNode.ts';

function nodeWith(operation: Operation): INodeType {
	const table = operationTable([{ name: 'thing', title: 'Thing', operations: [operation] }]);
	const description = {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Probe',
		defaults: { name: 'Probe' },
		inputs: ['main'],
		outputs: ['main'],
		properties: table.properties,
	} as INodeTypeDescription;
	return {
		description,
		async execute(this: IExecuteFunctions) {
			return await runOperation(this, table);
		},
	};
}

const words = { name: 'op', title: 'Op', action: 'Do it', description: 'Does it', fields: [] };

describe('runOperation', () => {
	it('pairs each result with its input item', async () => {
		const { outputs, error } = await runNode({
			nodeType: nodeWith({
				...words,
				kind: 'each',
				run: async (run, item) => [{ json: { got: run.input(item)['n'] }, item }],
			}),
			items: [{ n: 1 }, { n: 2 }],
		});
		expect(error).toBeUndefined();
		expect(outputs).toEqual([
			[
				{ json: { got: 1 }, pairedItem: { item: 0 } },
				{ json: { got: 2 }, pairedItem: { item: 1 } },
			],
		]);
	});
});
