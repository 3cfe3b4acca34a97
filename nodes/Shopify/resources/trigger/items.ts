import type { IDataObject } from 'n8n-workflow';

import { orderKey } from '../../../shared/model/key';
import type { Delivery } from '../../client/delivery';
import type { Subject } from '../../client/deliverySubject';
import type { SubjectKind } from '../../client/topics';
import type { WireOrder } from '../../client/wire';
import { orderItem } from '../order/output';
import type { Source } from './source';

const HINT_KINDS: Record<SubjectKind, string> = {
	app: 'appEvent',
	bulkOperation: 'bulkOperationEvent',
	fulfillmentOrder: 'fulfillmentOrderEvent',
	inventoryItem: 'stockEvent',
	inventoryLevel: 'stockEvent',
	order: 'orderEvent',
	orderChild: 'orderEvent',
	product: 'productEvent',
};

/** How the workflow learned of the record; stands beside the record's own fields. */
export function eventOf(delivery: Delivery | null, recordId: string | null): IDataObject {
	const record = recordId === null ? {} : { recordId };
	if (delivery === null) return { via: 'poll', ...record };
	const { topic, webhookId, eventId, triggeredAt } = delivery;
	return { via: 'webhook', topic, webhookId, eventId, triggeredAt, ...record };
}

/** `recordId`: of the refund, fulfillment or return that changed; null when it was the order itself. */
export function triggerItem(raw: WireOrder, source: Source, recordId: string | null): IDataObject {
	const { shop, settings, delivery } = source;
	const { shop: account } = shop.account;
	if (settings.format === 'event') {
		const subject: Subject = {
			kind: 'order',
			id: raw.legacyResourceId,
			recordId: recordId ?? raw.legacyResourceId,
			locationId: null,
		};
		return hintItem(subject, { account, delivery });
	}
	return { ...orderItem(raw, account, settings.format), event: eventOf(delivery, recordId) };
}

/** What is known without reading anything. */
export function hintItem(
	subject: Subject,
	{ account, delivery }: { account: string; delivery: Delivery | null },
): IDataObject {
	const { kind, id, recordId, locationId } = subject;
	const isOrder = kind === 'order' || kind === 'orderChild';
	return {
		kind: HINT_KINDS[kind],
		key: isOrder ? orderKey('shopify', account, id) : null,
		system: 'shopify',
		account,
		id,
		...(kind === 'inventoryLevel' ? { locationId } : {}),
		event: eventOf(delivery, recordId === id ? null : recordId),
	};
}
