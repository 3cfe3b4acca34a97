import { recordOf } from './graphql';
import type { SubjectKind } from './topics';

/** What a delivery is about. Numbers, not GIDs. */
export interface Subject {
	kind: SubjectKind;
	/** Of the order where the body names it, else of the thing itself. */
	id: string;
	/** Of the thing that the event is named after: the refund, the fulfillment, the fulfillment order. */
	recordId: string;
	/** Of an inventory level; null for everything else. */
	locationId: string | null;
}

/** null: the body does not say what it is about. */
export function subjectOf(kind: SubjectKind, rawBody: Buffer): Subject | null {
	const body: Body = { text: rawBody.toString('utf8'), json: parsed(rawBody.toString('utf8')) };
	switch (kind) {
		case 'order':
			return about(kind, orderIdIn(body));
		case 'orderChild':
			return childOf(body);
		case 'fulfillmentOrder':
			return about(kind, gidIn(body, 'FulfillmentOrder') ?? numberIn(body.text, 'fulfillment_order_id'));
		case 'product':
			return about(kind, ownId(body, 'Product'));
		case 'inventoryItem':
			return about(kind, ownId(body, 'InventoryItem'));
		case 'inventoryLevel':
			return levelIn(body);
		case 'bulkOperation':
			return about(kind, gidIn(body, 'BulkOperation'));
		case 'app':
			return about(kind, ownId(body, 'Shop'));
	}
}

/** The number of the order that a body is about; null when it has none. */
export function orderIdOf(rawBody: Buffer): string | null {
	const text = rawBody.toString('utf8');
	return orderIdIn({ text, json: parsed(text) });
}

interface Body {
	text: string;
	json: Record<string, unknown> | null;
}

function about(kind: SubjectKind, id: string | null): Subject | null {
	return id === null ? null : { kind, id, recordId: id, locationId: null };
}

function orderIdIn(body: Body): string | null {
	return recordOf(body.json?.['order_edit']) ? numberIn(body.text, 'order_id') : ownId(body, 'Order');
}

function childOf(body: Body): Subject | null {
	const orderId = numberIn(body.text, 'order_id') ?? gidIn(body, 'Order');
	if (orderId === null) return null;
	return { kind: 'orderChild', id: orderId, recordId: ownId(body, null) ?? orderId, locationId: null };
}

function levelIn(body: Body): Subject | null {
	const id = numberIn(body.text, 'inventory_item_id');
	if (id === null) return null;
	return { kind: 'inventoryLevel', id, recordId: id, locationId: numberIn(body.text, 'location_id') };
}

/**
 * The id at the top of the body; `kind` null = whatever it is. Ids are longer than what JSON numbers hold for sure, so
 * that the GID comes first and long numbers are read from the text.
 */
function ownId(body: Body, kind: string | null): string | null {
	const gid = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(String(body.json?.['admin_graphql_api_id'] ?? ''));
	if (gid && (kind === null || gid[1] === kind)) return gid[2] ?? null;
	const id = body.json?.['id'];
	if (typeof id !== 'number') return null;
	return Number.isSafeInteger(id) ? String(id) : numberIn(body.text, 'id');
}

function gidIn(body: Body, kind: string): string | null {
	return new RegExp(`gid:\\\\?/\\\\?/shopify\\\\?/${kind}\\\\?/(\\d+)`).exec(body.text)?.[1] ?? null;
}

function numberIn(text: string, name: string): string | null {
	return new RegExp(`"${name}"\\s*:\\s*"?(\\d+)`).exec(text)?.[1] ?? null;
}

function parsed(text: string): Record<string, unknown> | null {
	try {
		return recordOf(JSON.parse(text));
	} catch {
		return null;
	}
}
