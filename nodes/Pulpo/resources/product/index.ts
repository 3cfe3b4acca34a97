import type { Resource } from '../../../shared/node/types';
import { importOperation } from './import';

export const product: Resource = {
	name: 'product',
	title: 'Product',
	operations: [importOperation],
};
