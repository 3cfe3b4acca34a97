import type { IDataObject } from 'n8n-workflow';

import type { OrderFilter } from '../../client/search';
import { topicsOf, WATCHES, type WatchName } from '../../client/topics';
import { locationNumber } from '../../rooms/location';
import { listOfTexts } from '../../rooms/orderId';
import { utcOf } from '../../rooms/time';
import { readFilter } from '../order/filters';

export interface TriggerSettings {
	watch: WatchName;
	mode: 'webhook' | 'poll' | 'webhookPoll';
	topics: string[];
	format: 'unified' | 'raw' | 'event';
	filter: OrderFilter;
	withCustomer: boolean;
	/** Number of the only location that counts for stock; null = all. */
	locationId: string | null;
	/** UTC; null = from activation on. */
	startDate: string | null;
}

interface ParameterSource {
	getNodeParameter(name: string, fallback?: unknown): unknown;
	getTimezone(): string;
}

export function triggerSettings(context: ParameterSource): TriggerSettings {
	const zone = context.getTimezone();
	const options = data(context.getNodeParameter('options', {}));
	const chosen = context.getNodeParameter('watch', 'orders');
	const watch = WATCHES.find((name) => name === chosen) ?? 'orders';
	const mode = watch === 'other' ? 'webhook' : context.getNodeParameter('mode', 'webhookPoll');
	const format = context.getNodeParameter('returnFormat', 'unified');
	const { locationId, ...filters } = data(context.getNodeParameter('filters', {}));
	return {
		watch,
		mode: mode === 'webhook' || mode === 'poll' ? mode : 'webhookPoll',
		topics: mode === 'poll' ? [] : chosenTopics(context, watch),
		format: format === 'raw' || format === 'event' ? format : 'unified',
		filter: readFilter(filters, zone),
		withCustomer: options['includeCustomer'] !== false,
		locationId: locationNumber(locationId),
		startDate: utcOf(options['startDate'], zone),
	};
}

/** Each group of events has a field of its own; that of orders is the oldest and has the plain name. */
export function topicsParameter(watch: WatchName): string {
	return watch === 'orders' ? 'topics' : `${watch}Topics`;
}

/** Chosen when the user has not chosen: what tells every change with the fewest calls. */
export const USUAL_TOPICS: Record<WatchName, string[]> = {
	orders: ['ORDERS_UPDATED'],
	refunds: ['REFUNDS_CREATE'],
	fulfillments: ['FULFILLMENTS_CREATE', 'FULFILLMENTS_UPDATE'],
	fulfillmentOrders: [
		'FULFILLMENT_ORDERS_CANCELLED',
		'FULFILLMENT_ORDERS_HOLD_RELEASED',
		'FULFILLMENT_ORDERS_MOVED',
		'FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE',
		'FULFILLMENT_ORDERS_PLACED_ON_HOLD',
	],
	returns: ['RETURNS_UPDATE'],
	products: ['PRODUCTS_CREATE', 'PRODUCTS_DELETE', 'PRODUCTS_UPDATE'],
	inventory: ['INVENTORY_LEVELS_UPDATE'],
	other: ['BULK_OPERATIONS_FINISH'],
};

function chosenTopics(context: ParameterSource, watch: WatchName): string[] {
	const known = topicsOf(watch);
	const chosen = context.getNodeParameter(topicsParameter(watch), USUAL_TOPICS[watch]);
	return listOfTexts(chosen).filter((name) => known.includes(name));
}

function data(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
