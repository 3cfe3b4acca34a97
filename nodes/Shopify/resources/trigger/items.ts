import type { IDataObject } from 'n8n-workflow';

import { orderKey } from '../../../shared/model/key';
import type { Delivery } from '../../client/delivery';
import type { WireOrder } from '../../client/wire';
import { orderItem } from '../order/output';
import type { TriggerSettings } from './settings';

/** How the workflow learned of the order; stands beside the order's own fields. */
export function eventOf(delivery: Delivery | null): IDataObject {
	if (delivery === null) return { via: 'poll' };
	const { topic, webhookId, eventId, triggeredAt } = delivery;
	return { via: 'webhook', topic, webhookId, eventId, triggeredAt };
}

export function triggerItem(
	raw: WireOrder,
	shop: string,
	settings: TriggerSettings,
	delivery: Delivery | null,
): IDataObject {
	if (settings.format === 'event') return hintItem(raw.legacyResourceId, shop, delivery);
	return { ...orderItem(raw, shop, settings.format), event: eventOf(delivery) };
}

/** What is known without reading the order. */
export function hintItem(id: string, shop: string, delivery: Delivery | null): IDataObject {
	return {
		kind: 'orderEvent',
		key: orderKey('shopify', shop, id),
		system: 'shopify',
		account: shop,
		id,
		event: eventOf(delivery),
	};
}
