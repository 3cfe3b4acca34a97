import { WorkflowExecute } from 'n8n-core';
import type { ExecutionError, ICredentialDataDecryptedObject, INode, INodeExecutionData } from 'n8n-workflow';

import { makeWorld, TESTED_NODE } from './world.ts';
import type { TestedNode } from './world.ts';

export interface NodeRun {
	/** One list per output; with On Error = error output that one is the last. */
	outputs: INodeExecutionData[][];
	/** What the node threw, if it stopped the run. */
	error: ExecutionError | undefined;
	/** The whole execution as n8n would store it, as text: for tests that look for secrets. */
	stored: string;
	/** Credential data after the run: a login leaves its token here. */
	credentials: Record<string, ICredentialDataDecryptedObject>;
}

/** Runs an action node once inside n8n's real engine: input node -> node under test. */
export async function runNode(tested: TestedNode & Pick<Partial<INode>, 'onError'>): Promise<NodeRun> {
	const { onError, ...rest } = tested;
	const world = makeWorld({ ...rest, settings: { ...rest.settings, ...(onError ? { onError } : {}) } });
	const engine = new WorkflowExecute(world.additionalData, world.mode);
	const startNode = world.workflow.getNode('Input') ?? world.node;
	const run = await engine.run({ workflow: world.workflow, startNode });
	const task = run.data.resultData.runData[TESTED_NODE]?.at(-1);
	const main = task?.data?.['main'] ?? [];
	return {
		outputs: main.map((items) => items ?? []),
		error: task?.error ?? run.data.resultData.error,
		stored: storedText(run.data),
		credentials: world.credentials.stored,
	};
}

/** Errors keep fields that plain JSON would leave out. */
function storedText(data: unknown): string {
	const seen = new WeakSet<object>();
	return JSON.stringify(data, (_key, value: unknown) => {
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		if (!(value instanceof Error)) return value;
		const own = Object.fromEntries(
			Object.getOwnPropertyNames(value).map((name) => [name, Reflect.get(value, name)]),
		);
		return { ...own, message: value.message, cause: value.cause };
	});
}
