import { PollContext } from 'n8n-core';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { makeWorld } from './world.ts';
import type { TestedNode } from './world.ts';

export interface PollRun {
	/** null: nothing new. */
	outputs: INodeExecutionData[][] | null;
	/** What `poll` threw. */
	error: Error | undefined;
}

/**
 * Runs `poll()` of a trigger node once on n8n-core's own poll context. Give the same `staticData` object to go on from the
 * watermark; `mode: 'manual'` is the test button of the editor.
 */
export async function runPoll(tested: TestedNode & { budgetMs?: number }): Promise<PollRun> {
	const world = makeWorld(tested);
	const context = new PollContext(
		world.workflow,
		world.node,
		world.additionalData,
		world.mode,
		world.mode === 'manual' ? 'manual' : 'activate',
		undefined,
		undefined,
		undefined,
		undefined,
		undefined,
		() => tested.budgetMs ?? 300_000,
	);
	try {
		return {
			outputs: (await world.nodeType.poll?.call(context as unknown as IPollFunctions)) ?? null,
			error: undefined,
		};
	} catch (error) {
		return { outputs: null, error: error instanceof Error ? error : new Error(String(error)) };
	}
}
