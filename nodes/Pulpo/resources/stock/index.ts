import type { Resource } from '../../../shared/node/types';
import { getMany } from './getMany';

export const stock: Resource = {
	name: 'stock',
	title: 'Stock',
	operations: [getMany],
};
