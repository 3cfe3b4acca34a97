import type { IExecuteFunctions } from 'n8n-workflow';

import type { Connection, RequestCounts } from '../http/types';
import type { Run } from './types';

/** Shows below the node's output how many requests the run took, against the fewest that the vendor's batches allow. */
export function showRequests(context: IExecuteFunctions, connection: Connection, fewest?: number): void {
	context.addExecutionHints({
		message: requestText(connection.endpoint.title, connection.counts, fewest),
		location: 'outputPane',
		type: 'info',
	});
}

/** The same for an operation that runs once for each item: shown with the last one. */
export function showRequestsAfter(run: Run, item: number, connection: Connection): void {
	if (item === run.itemCount - 1) showRequests(run.context, connection);
}

export function requestText(title: string, counts: RequestCounts, fewest?: number): string {
	const parts = [
		`${counts.sent} ${counts.sent === 1 ? 'request' : 'requests'}`,
		...(fewest === undefined ? [] : [`fewest possible ${fewest}`]),
		...(counts.retried === 0 ? [] : [`${counts.retried} repeated`]),
		...(counts.rateLimited === 0 ? [] : [`${counts.rateLimited} refused for the rate`]),
		...(counts.waitedMs < 1000 ? [] : [`${Math.round(counts.waitedMs / 1000)} s waited`]),
	];
	return `${title}: ${parts.join(', ')}`;
}
