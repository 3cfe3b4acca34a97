import type { Resource } from '../../../shared/node/types';
import { cancel } from './cancel';
import { get } from './get';
import { getMany } from './getMany';
import { importOperation } from './import';
import { importPos } from './importPos';

export const salesOrder: Resource = {
	name: 'salesOrder',
	title: 'Sales Order',
	operations: [importOperation, importPos, get, getMany, cancel],
};
