import type { Resource } from '../../../shared/node/types';
import { cancel } from './cancel';
import { get } from './get';
import { getMany } from './getMany';
import { importOperation } from './import';

export const salesOrder: Resource = {
	name: 'salesOrder',
	title: 'Sales Order',
	operations: [importOperation, get, getMany, cancel],
};
