import { bulkResolvers } from '../bulk/queries.ts';
import { addressResolvers } from './addresses.ts';
import { customerResolvers } from './customers.ts';
import { fulfillmentOrderResolvers } from './fulfillmentOrders.ts';
import { inventoryResolvers } from './inventory.ts';
import { lineResolvers } from './lines.ts';
import { metafieldResolvers } from './metafields.ts';
import { orderResolvers } from './orders.ts';
import { productResolvers } from './products.ts';
import { queryResolvers } from './query.ts';
import { returnResolvers } from './returns.ts';
import { shipmentResolvers } from './shipments.ts';
import { shopResolvers } from './shop.ts';
import { mutationResolvers } from '../mutations/index.ts';
import type { Resolvers } from '../context.ts';

/** Type name -> field name -> resolver. What stands in no table is read from the record. */
export const resolvers: Resolvers = {
	...queryResolvers,
	...mutationResolvers,
	...orderResolvers,
	...lineResolvers,
	...addressResolvers,
	...customerResolvers,
	...shipmentResolvers,
	...returnResolvers,
	...fulfillmentOrderResolvers,
	...productResolvers,
	...bulkResolvers,
	...inventoryResolvers,
	...metafieldResolvers,
	...shopResolvers,
};
