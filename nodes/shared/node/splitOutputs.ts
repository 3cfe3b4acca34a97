import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemOfFailure, nodeFailure } from './errorItem';

/** One input item on one of the node's outputs. */
export interface PlacedItem {
	output: number;
	json: IDataObject;
}

export interface Split {
	/** Number of outputs, without the error output. */
	outputs: number;
	/** Where items that failed go with On Error = continue; with the error output n8n moves them there. */
	failedOutput: number;
	/** Places one input item. Throws what is wrong with it. */
	place(item: number): PlacedItem[];
}

/** For nodes that sort items into several outputs; the only catch of such a node. */
export function runSplit(context: IExecuteFunctions, split: Split): INodeExecutionData[][] {
	const sorted: INodeExecutionData[][] = Array.from({ length: split.outputs }, () => []);
	const failed: INodeExecutionData[] = [];
	context.getInputData().forEach((input, item) => {
		try {
			for (const { output, json } of split.place(item)) {
				const binary = input.binary === undefined ? {} : { binary: input.binary };
				sorted[output]?.push({ json, ...binary, pairedItem: { item } });
			}
		} catch (error) {
			const failure = nodeFailure(context.getNode(), error, item);
			if (!context.continueOnFail()) throw failure;
			failed.push(itemOfFailure(failure, item));
		}
	});
	// Last: n8n runs the whole node again when the first item carries an error and "Retry On Fail" is on.
	sorted[split.failedOutput]?.push(...failed);
	return sorted;
}
