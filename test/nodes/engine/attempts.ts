import type { IDataObject } from 'n8n-workflow';

import { flattenMessages } from '../../../nodes/shared/http/flatten';
import { fixedPace } from '../../../nodes/shared/http/pace';
import { connect } from '../../../nodes/shared/http/request';
import type { Attempt, Call, Endpoint, RequestCounts } from '../../../nodes/shared/http/types';
import { keyCredential, probeNode, sessionCredential } from '../../support/engine/probe.ts';
import { runNode } from '../../support/engine/runNode.ts';
import type { NodeRun } from '../../support/engine/runNode.ts';

export const read: Call = { method: 'GET', path: '/things', replay: 'safe', purpose: 'read things' };
export const create: Call = {
	method: 'POST',
	path: '/things',
	body: { a: 1 },
	replay: 'never',
	purpose: 'create a thing',
};

export function endpointAt(baseUrl: string, changes: Partial<Endpoint> = {}): Endpoint {
	return {
		title: 'Probe',
		credentialType: 'probeApi',
		baseUrl,
		sessionToken: false,
		timeoutMs: 300,
		vendorMessage: flattenMessages,
		pace: fixedPace({ requests: 1000, perMs: 1000 }),
		retries: { attempts: 3, budgetMs: 5000, firstDelayMs: 1, longestDelayMs: 2 },
		...changes,
	};
}

export interface Attempts {
	results: Attempt[];
	first: Attempt | undefined;
	run: NodeRun;
	counts: RequestCounts | undefined;
}

/** Makes the calls in one node run of the real engine. */
export async function attemptsAt(
	baseUrl: string,
	calls: Call[],
	changes: Partial<Endpoint> = {},
	credential: IDataObject = {},
): Promise<Attempts> {
	const results: Attempt[] = [];
	let counts: RequestCounts | undefined;
	const run = await runNode({
		nodeType: probeNode(async (context) => {
			const connection = connect(context, endpointAt(baseUrl, changes));
			counts = connection.counts;
			for (const call of calls) results.push(await connection.attempt(call));
			return [[]];
		}),
		credentialTypes: [changes.sessionToken ? sessionCredential : keyCredential],
		credentials: { probeApi: { baseUrl, apiKey: 'key-12345678', ...credential } as never },
	});
	if (run.error) throw run.error;
	return { results, first: results[0], run, counts };
}
