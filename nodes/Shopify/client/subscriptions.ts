import { OperationalError } from 'n8n-workflow';

import { collect, pagesByCursor } from '../../shared/http/pages';
import { SUBSCRIPTION_CREATE, SUBSCRIPTION_DELETE, SUBSCRIPTIONS } from './documents';
import type { Shop } from './shop';
import { TOPICS } from './topics';
import type { WirePage, WireSubscription, WireUserError } from './wire';

interface Created {
	webhookSubscriptionCreate: { webhookSubscription: WireSubscription | null; userErrors: WireUserError[] };
}

/** All webhooks that this app made in this shop. */
export async function subscriptions(shop: Shop): Promise<WireSubscription[]> {
	return await collect(
		pagesByCursor(async (cursor) => {
			const { data } = await shop.send<{ webhookSubscriptions: WirePage<WireSubscription> }>({
				document: SUBSCRIPTIONS,
				variables: { after: cursor ?? null },
				purpose: 'list webhooks',
				replay: 'safe',
			});
			const { nodes, pageInfo } = data.webhookSubscriptions;
			return { rows: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
		}),
	);
}

/** Gives the id. Shopify refuses a second webhook for the same topic and address: then the first one counts. */
export async function subscribe(shop: Shop, topic: string, uri: string): Promise<string> {
	const { includeFields = [] } = TOPICS[topic] ?? {};
	const { data } = await shop.send<Created>({
		document: SUBSCRIPTION_CREATE,
		variables: {
			topic,
			webhook: { uri, format: 'JSON', ...(includeFields.length > 0 ? { includeFields } : {}) },
		},
		purpose: `create the webhook ${topic}`,
		replay: 'safe',
	});
	const { webhookSubscription, userErrors } = data.webhookSubscriptionCreate;
	if (webhookSubscription) return webhookSubscription.id;
	const there = (await subscriptions(shop)).find((entry) => entry.topic === topic && entry.uri === uri);
	if (there) return there.id;
	throw new OperationalError(`Shopify did not create the webhook ${topic}`, {
		description: `${userErrors.map(({ message }) => message).join('; ')}. Shopify needs a public address of this n8n with https; check WEBHOOK_URL.`,
	});
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
