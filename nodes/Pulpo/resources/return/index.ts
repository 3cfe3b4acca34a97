import type { Resource } from '../../../shared/node/types';
import { getMany } from './getMany';

export const returns: Resource = { name: 'return', title: 'Return', operations: [getMany] };
