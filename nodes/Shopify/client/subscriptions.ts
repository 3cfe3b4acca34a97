import { SUBSCRIPTION_CREATE, SUBSCRIPTION_DELETE, SUBSCRIPTIONS } from './documents';
import type { Shop } from './shop';
import type { WirePage, WireSubscription, WireUserError } from './wire';

/** This app's webhooks that go to one address. */
export async function subscriptionsTo(shop: Shop, uri: string): Promise<WireSubscription[]> {
	const { data } = await shop.send<{ webhookSubscriptions: WirePage<WireSubscription> }>({
		document: SUBSCRIPTIONS,
		variables: { uri, after: null },
		purpose: 'list webhooks',
		replay: 'safe',
	});
	return data.webhookSubscriptions.nodes.filter((entry) => entry.uri === uri);
}

/** null: done, or it existed already; otherwise Shopify's reason. Shopify refuses a second one for topic and address. */
export async function subscribe(
	shop: Shop,
	topic: string,
	uri: string,
	includeFields: readonly string[],
): Promise<string | null> {
	const { data } = await shop.send<{ webhookSubscriptionCreate: { userErrors: WireUserError[] } }>({
		document: SUBSCRIPTION_CREATE,
		variables: {
			topic,
			webhook: { uri, format: 'JSON', ...(includeFields.length > 0 ? { includeFields } : {}) },
		},
		purpose: 'create a webhook',
		replay: 'safe',
	});
	const messages = data.webhookSubscriptionCreate.userErrors.map(({ message }) => message);
	return messages.length === 0 || messages.every((message) => /already been taken/i.test(message))
		? null
		: messages.join('; ');
}

/** A webhook that is gone already counts as deleted. */
export async function unsubscribe(shop: Shop, id: string): Promise<void> {
	await shop.send({
		document: SUBSCRIPTION_DELETE,
		variables: { id },
		purpose: 'delete a webhook',
		replay: 'safe',
	});
}
