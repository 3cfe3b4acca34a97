import type { IDataObject } from 'n8n-workflow';

import type { OrderFilter } from '../../client/search';
import { utcOf } from '../../rooms/time';
import { listOfTexts } from '../../rooms/orderId';
import { readFilter } from '../order/filters';

export interface TriggerSettings {
	mode: 'webhook' | 'poll' | 'webhookPoll';
	topics: string[];
	format: 'unified' | 'raw' | 'event';
	filter: OrderFilter;
	withCustomer: boolean;
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
	const mode = context.getNodeParameter('mode', 'webhookPoll');
	const format = context.getNodeParameter('returnFormat', 'unified');
	return {
		mode: mode === 'webhook' || mode === 'poll' ? mode : 'webhookPoll',
		topics: mode === 'poll' ? [] : listOfTexts(context.getNodeParameter('topics', ['ORDERS_UPDATED'])),
		format: format === 'raw' || format === 'event' ? format : 'unified',
		filter: readFilter(data(context.getNodeParameter('filters', {})), zone),
		withCustomer: options['includeCustomer'] !== false,
		startDate: utcOf(options['startDate'], zone),
	};
}

function data(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
