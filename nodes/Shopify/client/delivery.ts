import { signatureJudge, type WebhookHeaders } from '../../shared/http/webhook';
import { shopDomain } from './account';
import { recordOf } from './graphql';

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

/**
 * The number of the order that a body is about; null when it has none. Ids are longer than what JSON numbers hold for
 * sure, so that the GID comes first and long numbers are read from the text.
 */
export function orderIdOf(rawBody: Buffer): string | null {
	const text = rawBody.toString('utf8');
	const body = parsed(text);
	const edit = recordOf(body?.['order_edit']);
	if (edit) return numberIn(text, 'order_id');
	const [, fromGid] = /^gid:\/\/shopify\/Order\/(\d+)$/.exec(textOf(body?.['admin_graphql_api_id'])) ?? [];
	if (fromGid !== undefined) return fromGid;
	const id = body?.['id'];
	if (typeof id !== 'number') return null;
	return Number.isSafeInteger(id) ? String(id) : numberIn(text, 'id');
}

function numberIn(text: string, name: string): string | null {
	return new RegExp(`"${name}"\\s*:\\s*(\\d+)`).exec(text)?.[1] ?? null;
}

function parsed(text: string): Record<string, unknown> | null {
	try {
		return recordOf(JSON.parse(text));
	} catch {
		return null;
	}
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
