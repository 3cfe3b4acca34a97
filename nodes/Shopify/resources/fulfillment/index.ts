import type { Resource } from '../../../shared/node/types';
import { create } from './create';

export const fulfillment: Resource = {
	name: 'fulfillment',
	title: 'Fulfillment',
	operations: [create],
};
