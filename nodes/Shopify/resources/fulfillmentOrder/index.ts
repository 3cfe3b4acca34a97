import type { Resource } from '../../../shared/node/types';
import { getForOrders } from './getForOrders';

export const fulfillmentOrder: Resource = {
	name: 'fulfillmentOrder',
	title: 'Fulfillment Order',
	operations: [getForOrders],
};
