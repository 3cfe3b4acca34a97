import type { Resource } from '../../../shared/node/types';
import { getMany } from './getMany';
import { set } from './set';

export const inventory: Resource = {
	name: 'inventory',
	title: 'Inventory',
	operations: [getMany, set],
};
