import type { Resource } from '../../../shared/node/types';
import { getMany } from './getMany';

export const location: Resource = { name: 'location', title: 'Location', operations: [getMany] };
