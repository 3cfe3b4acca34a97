import type { INodeProperties } from 'n8n-workflow';

import { decimal } from '../../../shared/model/decimal';
import { isRecord } from '../../../shared/model/shape';
import type { Parcel, Shipment, ShipmentLine } from '../../../shared/model/shipment';
import type { Run } from '../../../shared/node/types';
import type { Shop } from '../../client/shop';
import { listOfTexts } from '../../rooms/orderId';

export const linesField: INodeProperties = {
	displayName: 'Lines',
	name: 'lines',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add line',
	default: {},
	description: 'What was shipped. Empty: everything that is still open.',
	options: [
		{
			displayName: 'Lines',
			name: 'values',
			values: [
				{
					displayName: 'SKU or Line ID',
					name: 'line',
					type: 'string',
					default: '',
					placeholder: 'e.g. TS-M-BLK',
					description: 'SKU, or the number of the line of the order',
				},
				{
					displayName: 'Quantity',
					name: 'quantity',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'How many units were shipped',
				},
			],
		},
	],
};

/** What was entered, as a shipment of which only the tracking number tells whether it was written before. */
export function enteredShipment(run: Run, item: number, key: string, shop: Shop): Shipment {
	const id = `${item + 1}`;
	const lines = linesOf(run.parameter<unknown>('lines', item, {}));
	return {
		kind: 'shipment',
		key,
		system: 'shopify',
		account: shop.account.shop,
		id,
		number: null,
		orderKey: key,
		orderId: null,
		orderNumber: null,
		status: 'shipped',
		completesOrder: lines.length === 0 ? true : null,
		shippedAt: null,
		location: null,
		lines,
		parcels: enteredParcels(run, item),
		shippedSoFar: null,
		attributes: {},
		source: null,
	};
}

export function enteredParcels(run: Run, item: number): Parcel[] {
	const carrier = run.parameter<string>('trackingCompany', item, '').trim();
	const urls = listOfTexts(run.parameter<unknown>('trackingUrls', item, ''));
	return listOfTexts(run.parameter<unknown>('trackingNumbers', item, '')).map((trackingNumber, index) => ({
		id: null,
		carrier: carrier === '' ? null : carrier,
		service: null,
		trackingNumber,
		trackingUrl: urls[index] ?? null,
		weightGrams: null,
		lines: null,
	}));
}

function linesOf(value: unknown): ShipmentLine[] {
	const rows: unknown = isRecord(value) ? value['values'] : [];
	return (Array.isArray(rows) ? rows : []).flatMap((row: unknown): ShipmentLine[] => {
		const line = isRecord(row) ? String(row['line'] ?? '').trim() : '';
		if (!isRecord(row) || line === '') return [];
		const isId = /^\d{10,20}$/.test(line);
		return [
			{
				orderLineId: isId ? line : null,
				productId: null,
				sku: isId ? null : line,
				name: null,
				quantity: decimal(Math.max(0, Number(row['quantity'] ?? 1))),
				lotNumbers: [],
				serialNumbers: [],
			},
		];
	});
}
