import { createHmac } from 'node:crypto';
import { onlyFields, passesFilter } from './filter.ts';
import { payloadOf } from './payload.ts';
import { topicHeader } from './topics.ts';
import type { VendorContext } from '../../core/types.ts';
import type { SubscriptionRecord } from '../records.ts';
import type { Shop, ShopEvent } from '../shop.ts';

const TIMEOUT_MS = 5000;
const MINUTE_MS = 60_000;
/** Eight repeats within four hours (docs/vendors/shopify.md, "Webhooks"); the steps between are ours. */
const RETRY_MINUTES = [1, 2, 4, 8, 15, 30, 60, 120];

export function createWebhooks(shop: Shop, context: VendorContext): ShopEvent {
	return (topic, record, eventId, given) => {
		const payload = given ?? payloadOf(shop, topic, record);
		for (const subscription of shop.subscriptions.values()) {
			if (subscription.topic !== topic) continue;
			if (!passesFilter(payload, subscription.filter, shop.settings.shop.ianaTimezone)) continue;
			const body = JSON.stringify(onlyFields(payload, subscription.includeFields));
			context.deliver({
				url: subscription.uri,
				headers: headersOf(shop, subscription, body, eventId),
				body,
				label: topicHeader(topic),
				timeoutMs: TIMEOUT_MS,
				retryDelaysMs: RETRY_MINUTES.map((minutes) => minutes * MINUTE_MS),
				onGivenUp: () => void shop.subscriptions.delete(subscription.id),
			});
		}
	};
}

function headersOf(
	shop: Shop,
	subscription: SubscriptionRecord,
	body: string,
	eventId: string,
): Record<string, string> {
	const app = shop.settings.apps.find(({ clientId }) => clientId === subscription.clientId);
	const signature = createHmac('sha256', app?.clientSecret ?? '')
		.update(body, 'utf8')
		.digest('base64');
	return {
		'Content-Type': 'application/json',
		'User-Agent': 'Shopify-Captain-Hook',
		'X-Shopify-Topic': topicHeader(subscription.topic),
		'X-Shopify-Shop-Domain': `${shop.settings.shop.name}.myshopify.com`,
		'X-Shopify-Hmac-Sha256': signature,
		'X-Shopify-API-Version': subscription.apiVersion,
		'X-Shopify-Webhook-Id': shop.uuid(),
		'X-Shopify-Event-Id': eventId,
		'X-Shopify-Triggered-At': new Date(shop.clock.now()).toISOString(),
		...(subscription.name ? { 'X-Shopify-Name': subscription.name } : {}),
	};
}
