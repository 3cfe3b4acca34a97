import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { runWhole } from '../shared/node/runWhole';
import { compareStock } from './compareStock';
import { fields } from './fields';

export class StockCompare implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stock Compare',
		name: 'stockCompare',
		icon: { light: 'file:stockCompare.svg', dark: 'file:stockCompare.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["compareBy"] === "sku" ? "by SKU" : "by SKU and place" }}',
		description: 'Compares the stock of two systems and returns only what must change in the target',
		defaults: { name: 'Stock Compare' },
		usableAsTool: true,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Source' },
			{ type: NodeConnectionTypes.Main, displayName: 'Target' },
		],
		requiredInputs: 1,
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Changed' },
			{ type: NodeConnectionTypes.Main, displayName: 'Unknown in Target' },
			{ type: NodeConnectionTypes.Main, displayName: 'Unknown in Source' },
			{ type: NodeConnectionTypes.Main, displayName: 'Duplicates' },
		],
		properties: fields,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runWhole(this, { outputs: 4, failedOutput: 3, work: () => compareStock(this) });
	}
}
