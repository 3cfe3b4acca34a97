import type { Resource } from '../../../shared/node/types';
import { getForOrders } from './getForOrders';
import { getMany } from './getMany';
import { hold, releaseHold } from './hold';
import { move } from './move';

export const fulfillmentOrder: Resource = {
	name: 'fulfillmentOrder',
	title: 'Fulfillment Order',
	operations: [getForOrders, getMany, move, hold, releaseHold],
};
