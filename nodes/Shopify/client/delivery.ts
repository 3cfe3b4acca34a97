import { signatureJudge, type WebhookHeaders } from '../../shared/http/webhook';
import { shopDomain } from './account';

/** Base64 of an HMAC over the bytes as received, with the app's secret. */
export const judgeSignature = signatureJudge({ header: 'X-Shopify-Hmac-Sha256', encoding: 'base64' });

/** What a webhook says about itself. */
export interface Delivery {
	topic: string;
	shopDomain: string;
	/** The same on every repeat. */
	webhookId: string;
	/** Shared by all deliveries of one action in the shop. */
	eventId: string;
	triggeredAt: string;
}

export function readHeaders(headers: WebhookHeaders): Delivery {
	return {
		topic: textOf(headers['x-shopify-topic']),
		shopDomain: textOf(headers['x-shopify-shop-domain']).toLowerCase(),
		webhookId: textOf(headers['x-shopify-webhook-id']),
		eventId: textOf(headers['x-shopify-event-id']),
		triggeredAt: textOf(headers['x-shopify-triggered-at']),
	};
}

export function isFromShop(delivery: Delivery, shop: string): boolean {
	return delivery.shopDomain === shopDomain(shop);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
