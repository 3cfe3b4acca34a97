import type { Resource } from '../../../shared/node/types';
import { register } from './register';

export const returned: Resource = {
	name: 'return',
	title: 'Return',
	operations: [register],
};
