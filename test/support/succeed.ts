import type { Execution, N8n } from './n8n/index.ts';

/** Runs a workflow by hand and fails with n8n's words when it fails. */
export async function succeed(n8n: N8n, id: string): Promise<Execution> {
	const run = await n8n.runWorkflow(id, { timeoutMs: 600_000 });
	if (run.status === 'success') return run;
	const { message = '', description = '', node = '' } = run.error ?? {};
	throw new Error(`Workflow ${id} ended with ${run.status} in "${node}": ${message} ${description}`);
}
