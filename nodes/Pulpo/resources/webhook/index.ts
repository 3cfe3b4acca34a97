import type { Resource } from '../../../shared/node/types';
import { checkAndRepair } from './checkAndRepair';
import { deleteOperation } from './delete';
import { getLogs } from './getLogs';
import { getMany } from './getMany';
import { retry } from './retry';

export const webhook: Resource = {
	name: 'webhook',
	title: 'Webhook',
	operations: [checkAndRepair, getMany, deleteOperation, getLogs, retry],
};
