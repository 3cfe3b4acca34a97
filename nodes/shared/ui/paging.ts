import type { INodeProperties } from 'n8n-workflow';

import type { Run } from '../node/types';

/** Return All and Limit. Read them with `limitOf`. */
export function pagingFields(): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
	];
}

/** Infinity when everything is wanted. */
export function limitOf(run: Run, item: number): number {
	return run.parameter<boolean>('returnAll', item, false)
		? Number.POSITIVE_INFINITY
		: run.parameter<number>('limit', item, 50);
}
