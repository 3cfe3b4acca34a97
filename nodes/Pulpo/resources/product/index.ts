import type { Resource } from '../../../shared/node/types';
import { deleteOperation } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { importOperation } from './import';

export const product: Resource = {
	name: 'product',
	title: 'Product',
	operations: [importOperation, get, getMany, deleteOperation],
};
