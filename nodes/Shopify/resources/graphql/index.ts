import type { Resource } from '../../../shared/node/types';
import { execute } from './execute';

export const customGraphql: Resource = {
	name: 'customGraphql',
	title: 'Custom GraphQL',
	operations: [execute],
};
