import type { Resource } from '../../../shared/node/types';
import { adjust } from './adjust';
import { getMany } from './getMany';
import { set } from './set';

export const inventory: Resource = {
	name: 'inventory',
	title: 'Inventory',
	operations: [getMany, set, adjust],
};
