import { createHash } from 'node:crypto';

import { isPositive, plain } from '../../shared/model/decimal';
import type { Order, OrderLine } from '../../shared/model/order';
import type { Decimal } from '../../shared/model/primitives';
import type { AddressBody, ItemBody, OrderBody, Row } from '../client/wire';
import { merchantFields } from './customer';
import { cut, firstText } from './text';

export interface OrderSettings {
	merchantId: number | null;
	merchantChannelId: number | null;
	priority: number;
	channel: string;
	tagsIntoCriterium: boolean;
	/** Tags that never go into the criterium, such as the one that marks imported orders. */
	tagsLeftOut: string[];
	sendNote: boolean;
	/** Shop's shipping title or code in lower case -> shipping method. */
	shippingMethods: Map<string, number>;
	defaultShippingMethod: number | null;
}

/** What is known of an order before customer and products have ids. */
export interface OrderDraft {
	order: Order;
	/** The `order_num` in PULPO. */
	number: string;
	warehouseId: number;
	shipTo: AddressBody;
	/** Fingerprint of everything that PULPO gets, so that an unchanged order costs no write. */
	hash: string;
}

/** Where an order or a piece of one goes, and under which number. */
export type Placed = Pick<OrderDraft, 'number' | 'warehouseId' | 'shipTo'>;

type Head = Omit<OrderBody, 'third_party_id' | 'delivery_date' | 'attributes' | 'items'>;

/** Our marks on the order in PULPO: the only way to know later that it is ours. */
export const KEY_ATTRIBUTE = 'key';
export const HASH_ATTRIBUTE = 'hash';

export function draftOf(order: Order, placed: Placed, settings: OrderSettings): OrderDraft {
	return { order, ...placed, hash: contentHash(order, placed, settings) };
}

export function orderBody(
	draft: OrderDraft,
	settings: OrderSettings,
	ids: { thirdPartyId: number; items: ItemBody[] },
	startedAt: string,
): OrderBody {
	const { order } = draft;
	return {
		...headOf(order, draft, settings),
		third_party_id: ids.thirdPartyId,
		delivery_date: deliveryDate(order.deliveryDate, startedAt),
		attributes: marksOf(draft),
		items: ids.items,
	};
}

export function marksOf(draft: OrderDraft): Row {
	const { order, hash } = draft;
	return { source: order.system, order_id: order.id, [KEY_ATTRIBUTE]: order.key, [HASH_ATTRIBUTE]: hash };
}

/** `YYYY-MM-DD hh:mm:ss`, in UTC when it is the start of the run. docs/vendors/pulpo.md, times */
export function deliveryDate(wished: string | null, startedAt: string): string {
	return wished === null ? startedAt.slice(0, 19).replace('T', ' ') : `${wished} 00:00:00`;
}

/** Lines that a warehouse still has to send. */
export function openLines(order: Order): OrderLine[] {
	return order.lines.filter((line) => isPositive(line.openQuantity));
}

export function skuOf(line: OrderLine): string {
	return firstText(line.sku);
}

function headOf(order: Order, { number, warehouseId, shipTo }: Placed, settings: OrderSettings): Head {
	const method = shippingMethodOf(order, settings);
	return {
		order_num: number,
		external_order_num: order.id,
		type: 'sales_order',
		warehouse_id: warehouseId,
		priority: settings.priority,
		criterium: settings.tagsIntoCriterium ? criteriumOf(order.tags, settings.tagsLeftOut) : '',
		notes: settings.sendNote ? firstText(order.note) : '',
		ship_to: shipTo,
		...(settings.channel === '' ? {} : { channel: settings.channel }),
		...(method === null ? {} : { shipping_method_id: method }),
		...merchantFields(settings),
	};
}

/**
 * Quantities as ordered and not as open: progress of the shipment is no change. Ids of customer and products are left
 * out, so that an unchanged order needs no look-up of them; so is the delivery date that the run made up.
 */
function contentHash(order: Order, placed: Placed, settings: OrderSettings): string {
	const lines = order.lines
		.filter((line) => isPositive(line.currentQuantity))
		.map((line) => ({ id: line.id, sku: skuOf(line), quantity: quantityText(line.currentQuantity) }));
	const content = {
		...headOf(order, placed, settings),
		customer: order.customer?.key ?? null,
		delivery_date: order.deliveryDate,
		lines,
	};
	return createHash('sha256').update(canonical(content)).digest('hex');
}

/** JSON with sorted names: the same content gives the same text. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value)
		.filter(([, entry]) => entry !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`);
	return `{${entries.join(',')}}`;
}

function quantityText(quantity: Decimal): string {
	return plain(quantity);
}

/** Whole tags only, up to the vendor's longest text. */
export function criteriumOf(tags: string[], leftOut: string[]): string {
	const hidden = new Set(leftOut.map((tag) => tag.toLowerCase()));
	let text = '';
	for (const tag of tags.map((entry) => entry.trim())) {
		if (tag === '' || hidden.has(tag.toLowerCase())) continue;
		const longer = text === '' ? tag : `${text},${tag}`;
		if (cut(longer) === longer) text = longer;
	}
	return text;
}

export function shippingMethodOf(order: Order, settings: OrderSettings): number | null {
	const { shippingMethod } = order;
	const names = [shippingMethod?.title, shippingMethod?.code].map((name) => firstText(name).toLowerCase());
	const mapped = names.filter((name) => name !== '').map((name) => settings.shippingMethods.get(name));
	return mapped.find((id) => id !== undefined) ?? settings.defaultShippingMethod;
}
