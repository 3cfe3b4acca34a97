import { OperationalError } from 'n8n-workflow';

import { collect, pagesByCursor } from '../../shared/http/pages';
import { SUBSCRIPTION_CREATE, SUBSCRIPTION_DELETE, SUBSCRIPTIONS } from './documents';
import { step, type Step } from './step';
import type { GraphqlCall, Shop } from './shop';
import { TOPICS } from './topics';
import type { WirePage, WireSubscription, WireUserError } from './wire';

interface Created {
	webhookSubscriptionCreate: { webhookSubscription: { id: string } | null; userErrors: WireUserError[] };
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
	const made = await trySubscribe(shop, topic, uri);
	if (made.ok) return made.value;
	const { message, hint, vendorMessage } = made.problem;
	throw new OperationalError(message, {
		description: [vendorMessage, hint].filter((part) => part !== null).join('. '),
	});
}

/** Like subscribe; throws nothing that Shopify answers. */
export async function trySubscribe(shop: Shop, topic: string, uri: string): Promise<Step<string>> {
	const { includeFields = [] } = TOPICS[topic] ?? {};
	const sent = await step<Created>(shop, {
		document: SUBSCRIPTION_CREATE,
		variables: {
			topic,
			webhook: { uri, format: 'JSON', ...(includeFields.length > 0 ? { includeFields } : {}) },
		},
		purpose: `create the webhook ${topic}`,
		replay: 'safe',
	});
	if (!sent.ok) return sent;
	const { webhookSubscription, userErrors } = sent.value.webhookSubscriptionCreate;
	if (webhookSubscription) return { ok: true, value: webhookSubscription.id };
	const there = (await subscriptions(shop)).find((entry) => entry.topic === topic && entry.uri === uri);
	if (there) return { ok: true, value: there.id };
	const words = userErrors.map(({ message }) => message).join('; ');
	return {
		ok: false,
		unclear: false,
		problem: {
			code: 'webhookRefused',
			message: `Shopify did not create the webhook ${topic}`,
			hint: /permission/i.test(words)
				? 'The app lacks the scope for this event. Add it to a new version of the app, release it and approve it in the shop.'
				: 'Shopify needs a public address of this n8n with https; check WEBHOOK_URL.',
			vendorMessage: words,
			httpStatus: 200,
			retryable: false,
		},
	};
}

/** A webhook that is gone already counts as deleted. */
export async function unsubscribe(shop: Shop, id: string): Promise<void> {
	await shop.send(deletion(id));
}

/** true: it was there. Throws nothing that Shopify answers. */
export async function tryUnsubscribe(shop: Shop, id: string): Promise<Step<boolean>> {
	const sent = await step<{ webhookSubscriptionDelete: { deletedWebhookSubscriptionId: string | null } }>(
		shop,
		deletion(id),
	);
	if (!sent.ok) return sent;
	return { ok: true, value: sent.value.webhookSubscriptionDelete.deletedWebhookSubscriptionId !== null };
}

function deletion(id: string): GraphqlCall {
	return {
		document: SUBSCRIPTION_DELETE,
		variables: { id },
		purpose: 'delete a webhook',
		replay: 'safe',
	};
}
