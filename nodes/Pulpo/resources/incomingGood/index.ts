import type { Resource } from '../../../shared/node/types';
import { getMany } from './getMany';

export const incomingGood: Resource = {
	name: 'incomingGood',
	title: 'Incoming Good',
	operations: [getMany],
};
