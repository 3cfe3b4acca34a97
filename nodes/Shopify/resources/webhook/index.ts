import type { Resource } from '../../../shared/node/types';
import { checkAndRepair } from './checkAndRepair';
import { deleteOperation } from './delete';
import { getMany } from './getMany';

export const webhook: Resource = {
	name: 'webhook',
	title: 'Webhook',
	operations: [getMany, checkAndRepair, deleteOperation],
};
