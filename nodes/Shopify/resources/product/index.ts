import type { Resource } from '../../../shared/node/types';
import { getBySkus } from './getBySkus';
import { getMany } from './getMany';

export const product: Resource = { name: 'product', title: 'Product', operations: [getMany, getBySkus] };
