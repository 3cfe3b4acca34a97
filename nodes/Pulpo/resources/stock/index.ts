import type { Resource } from '../../../shared/node/types';
import { correct } from './correct';
import { getMany } from './getMany';
import { getMovements } from './getMovements';

export const stock: Resource = {
	name: 'stock',
	title: 'Stock',
	operations: [getMany, getMovements, correct],
};
