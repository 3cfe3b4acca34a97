import type { Resource } from '../../../shared/node/types';
import { get } from './get';
import { getMany } from './getMany';

export const shipment: Resource = {
	name: 'shipment',
	title: 'Shipment',
	operations: [getMany, get],
};
