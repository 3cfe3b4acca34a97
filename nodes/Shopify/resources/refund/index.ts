import type { Resource } from '../../../shared/node/types';
import { getMany } from './getMany';

export const refund: Resource = {
	name: 'refund',
	title: 'Refund',
	operations: [getMany],
};
