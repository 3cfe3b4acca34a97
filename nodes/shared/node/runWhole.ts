import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemOfFailure, nodeFailure } from './errorItem';

export interface WholeRun {
	/** Number of outputs, without the error output. */
	outputs: number;
	/** Where the error goes with On Error = continue; with the error output n8n moves it there. */
	failedOutput: number;
	/** Makes all items of all outputs. Throws what is wrong. */
	work(): INodeExecutionData[][];
}

/** For nodes that look at all items of several inputs together; the only catch of such a node. */
export function runWhole(context: IExecuteFunctions, run: WholeRun): INodeExecutionData[][] {
	try {
		return run.work();
	} catch (error) {
		const failure = nodeFailure(context.getNode(), error, undefined);
		if (!context.continueOnFail()) throw failure;
		const outputs: INodeExecutionData[][] = Array.from({ length: run.outputs }, () => []);
		outputs[run.failedOutput]?.push(itemOfFailure(failure, 0));
		return outputs;
	}
}
