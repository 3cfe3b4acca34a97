import { bulkMutations } from '../bulk/mutations.ts';
import { fulfillmentOrderMutations } from './fulfillmentOrders.ts';
import { fulfillmentMutations } from './fulfillments.ts';
import { inventoryMutations } from './inventory.ts';
import { metafieldMutations } from './metafields.ts';
import { metafieldsDelete } from './metafieldsDelete.ts';
import { orderMutations } from './orders.ts';
import { refundMutations } from './refunds.ts';
import { returnMutations } from './returns.ts';
import { tagMutations } from './tags.ts';
import { webhookMutations } from './webhooks.ts';
import type { Resolvers } from '../context.ts';

export const mutationResolvers: Resolvers = {
	Mutation: {
		...tagMutations,
		...orderMutations,
		...bulkMutations,
		...inventoryMutations,
		...metafieldMutations,
		metafieldsDelete,
		...webhookMutations,
		...fulfillmentMutations,
		...refundMutations,
		...returnMutations,
		...fulfillmentOrderMutations,
	},
};
