import type { INodeProperties } from 'n8n-workflow';

import { timeoutField } from '../../../shared/ui/choices';
import { BULK_SIZE, BULK_TIMEOUT_MS } from '../../client/limits';

export function technicalOptions(): INodeProperties[] {
	return [
		{
			displayName: 'Bulk Size',
			name: 'bulkSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 500 },
			default: BULK_SIZE,
			description:
				'How many records go into one request. PULPO WMS documents no limit; the node goes down by itself when it is too much.',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'How many requests this node makes per minute at most; 0 = as many as PULPO WMS takes. When it asks to wait, the node waits.',
		},
		timeoutField(BULK_TIMEOUT_MS / 1000),
	];
}
