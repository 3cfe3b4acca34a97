import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { parseDecimal } from '../shared/model/decimal';
import type { Decimal } from '../shared/model/primitives';
import type { StockRow } from '../shared/rules/stockComparison';
import { placeOf, quantityOf, skuOf, type RowFields } from './rowFields';

export const SOURCE = 0;
export const TARGET = 1;

export interface Side {
	number: number;
	title: string;
	items: INodeExecutionData[];
	fields: RowFields;
}

/** One row after the other, so that no second list of all rows comes into being. */
export function* readRows(context: IExecuteFunctions, side: Side): Generator<StockRow> {
	for (const [index, { json }] of side.items.entries()) {
		const sku = skuOf(json, side.fields);
		yield {
			sku,
			quantity: quantity(context, side, index, sku),
			place: placeOf(json, side.fields),
			managed: json['managed'] !== false,
		};
	}
}

function quantity(context: IExecuteFunctions, side: Side, index: number, sku: string | null): Decimal | null {
	const value = quantityOf(side.items[index]?.json ?? {}, side.fields);
	if (value === undefined || value === '') return null;
	const read = parseDecimal(value);
	if (read.ok) return read.value;
	throw new NodeOperationError(
		context.getNode(),
		`${side.title}, item ${index}, SKU "${sku ?? ''}": the quantity cannot be read. ${read.message}`,
		{ description: `Check which field of the ${side.title.toLowerCase()} holds the quantity.` },
	);
}
