import type { Resource } from '../../../shared/node/types';
import { findOrCreate } from './findOrCreate';
import { getMany } from './getMany';

export const thirdParty: Resource = {
	name: 'thirdParty',
	title: 'Third Party',
	operations: [findOrCreate, getMany],
};
