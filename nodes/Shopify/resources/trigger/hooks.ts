import type { WebhookAdapter } from '../../../shared/node/hooks';
import { openShop } from '../../client/shop';
import { subscribe, subscriptions, unsubscribe } from '../../client/subscriptions';
import { triggerSettings } from './settings';

/** Shopify's webhooks as the shared life cycle sees them. They are signed with the app's own secret, and are on or gone. */
export const shopHooks: WebhookAdapter = {
	topics: (context) => triggerSettings(context).topics,
	list: async (context) =>
		(await subscriptions(await openShop(context))).map(({ id, topic, uri }) => ({
			id,
			topic,
			url: uri,
			active: true,
			secret: 'none',
		})),
	create: async (context, { topic, url }) => await subscribe(await openShop(context), topic, url),
	remove: async (context, id) => {
		await unsubscribe(await openShop(context), id);
	},
};
