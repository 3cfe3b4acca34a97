import type { Resource } from '../../../shared/node/types';
import { cancel } from './cancel';
import { create } from './create';
import { createForLines } from './createForLines';
import { updateTracking } from './updateTracking';

export const fulfillment: Resource = {
	name: 'fulfillment',
	title: 'Fulfillment',
	operations: [create, createForLines, updateTracking, cancel],
};
