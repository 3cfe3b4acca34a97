import type { Resource } from '../../../shared/node/types';
import { getMany } from './getMany';
import { remove } from './remove';
import { set } from './set';

export const metafield: Resource = {
	name: 'metafield',
	title: 'Metafield',
	operations: [getMany, set, remove],
};
