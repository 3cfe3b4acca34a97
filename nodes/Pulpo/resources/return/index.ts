import type { Resource } from '../../../shared/node/types';
import { get } from './get';
import { getMany } from './getMany';

export const returns: Resource = { name: 'return', title: 'Return', operations: [get, getMany] };
