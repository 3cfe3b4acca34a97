import type { Resource } from '../../../shared/node/types';
import { get } from './get';
import { getMany } from './getMany';
import { importOperation } from './import';

export const purchaseOrder: Resource = {
	name: 'purchaseOrder',
	title: 'Purchase Order',
	operations: [importOperation, get, getMany],
};
