import { isRow, isRowList, textOf, type Row } from '../../client/wire';
import { chosenId } from '../../rooms/locator';
import { listOf, momentOf } from '../queries';

export type ReceiptKind = 'purchaseOrder' | 'return' | 'stockTransfer';

export interface TriggerSettings {
	mode: 'webhook' | 'poll' | 'webhookPoll';
	events: string[];
	/** Ids; empty = all of the user. */
	warehouses: string[];
	output: 'record' | 'shipments' | 'products' | 'event';
	receipts: ReceiptKind[];
	stockOfReturns: boolean;
	/** UTC; null = from activation on. */
	startDate: string | null;
	/** null = off. */
	header: { name: string; place: string; type: string } | null;
	merchantId: number | null;
	merchantChannelId: number | null;
}

interface ParameterSource {
	getNodeParameter(name: string, fallback?: unknown): unknown;
	getTimezone(): string;
}

const RECEIPTS: readonly ReceiptKind[] = ['purchaseOrder', 'return', 'stockTransfer'];

export function triggerSettings(context: ParameterSource): TriggerSettings {
	const value = context.getNodeParameter('options', {});
	const options: Row = isRow(value) ? value : {};
	const text = (name: string, fallback = '') => textOf(options[name])?.trim() || fallback;
	const mode = context.getNodeParameter('mode', 'webhookPoll');
	const output = context.getNodeParameter('output', 'record');
	const receipts = texts(context.getNodeParameter('receipts', [...RECEIPTS]));
	const custom = [listOf(text('customEvents')) ?? []].flat();
	return {
		mode: mode === 'webhook' || mode === 'poll' ? mode : 'webhookPoll',
		events: [...new Set([...texts(context.getNodeParameter('events', ['sales_order_finished'])), ...custom])],
		warehouses: texts(context.getNodeParameter('warehouses', [])),
		output: output === 'shipments' || output === 'products' || output === 'event' ? output : 'record',
		receipts: RECEIPTS.filter((kind) => receipts.includes(kind)),
		stockOfReturns: context.getNodeParameter('stockOfReturns', true) !== false,
		startDate: momentOf(options['startDate'], context.getTimezone()) ?? null,
		header:
			options['headerAuth'] === true
				? {
						name: text('headerName', 'X-API-KEY'),
						place: text('headerPlace', 'header'),
						type: text('headerType', 'api_key'),
					}
				: null,
		merchantId: chosenId(options['merchant']),
		merchantChannelId: chosenId(options['merchantChannel']),
	};
}

function texts(value: unknown): string[] {
	return isRowList(value) ? value.flatMap((entry) => textOf(entry) ?? []) : [];
}
