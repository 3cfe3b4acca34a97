import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import { changesTooMuch, stockDifference } from '../shared/rules/stockDifference';
import type { LeftReason, StockChange, StockDifference } from '../shared/rules/stockComparison';
import { readRows, SOURCE, TARGET, type Side } from './readRows';
import { readSettings, type StockSettings } from './readSettings';
import { idsOf, placeOf, quantityOf, skuOf } from './rowFields';

/** The items of the four outputs. */
export function compareStock(context: IExecuteFunctions): INodeExecutionData[][] {
	const settings = readSettings(context);
	const source = { number: SOURCE, title: 'Source', items: rowsOf(context, SOURCE), fields: settings.source };
	const target = { number: TARGET, title: 'Target', items: rowsOf(context, TARGET), fields: settings.target };
	refuseEmptySource(context, settings, source, target);
	const found = stockDifference(readRows(context, source), readRows(context, target), settings.rule);
	refuseTooMuch(context, settings, found);
	return [
		found.changed.map((change) => changedItem(change, target)),
		found.unknownInTarget.map(({ index, reason }) => leftItem(source, index, reason)),
		found.unknownInSource.map(({ index, reason }) => leftItem(target, index, reason)),
		found.duplicates.map(({ side, index, reason }) =>
			duplicateItem(side === 'source' ? source : target, index, reason),
		),
	];
}

/** "Always Output Data" gives an empty item where there is none. */
function rowsOf(context: IExecuteFunctions, input: number): INodeExecutionData[] {
	const items = context.getInputData(input);
	return items.length === 1 && Object.keys(items[0]?.json ?? {}).length === 0 ? [] : items;
}

function refuseEmptySource(
	context: IExecuteFunctions,
	settings: StockSettings,
	source: Side,
	target: Side,
): void {
	if (settings.rule.missing !== 'zero' || source.items.length > 0 || target.items.length === 0) return;
	throw new NodeOperationError(
		context.getNode(),
		`The source has no stock at all, so all ${target.items.length} rows of the target would become 0`,
		{ description: 'Check the node that reads the source. Nothing was changed.' },
	);
}

function refuseTooMuch(context: IExecuteFunctions, settings: StockSettings, found: StockDifference): void {
	const { stopPercent, stopAboveRows } = settings;
	if (!changesTooMuch(found, stopPercent, stopAboveRows)) return;
	const { changed, compared } = found;
	const share = Math.round((changed.length * 1000) / compared) / 10;
	throw new NodeOperationError(
		context.getNode(),
		`The stock of ${changed.length} of ${compared} rows would change, ${share} %; more than ${stopPercent} % is not allowed`,
		{
			description:
				'Check whether both sides were read whole. If the changes are right, as in a first run, raise "Stop When More Than (%)" for one run. Nothing was changed.',
		},
	);
}

function changedItem({ target: index, source, before, after, difference }: StockChange, target: Side) {
	const json = target.items[index]?.json ?? {};
	const pairs = [pair(index, TARGET), ...(source === null ? [] : [pair(source, SOURCE)])];
	return {
		json: {
			sku: skuOf(json, target.fields),
			location: locationOf(json, target),
			before,
			after,
			difference,
			missingInSource: source === null,
			target: idsOf(json),
		},
		pairedItem: pairs,
	};
}

const LEFT_WORDS: Record<LeftReason, string> = {
	noSku: 'The row has no SKU',
	skuUnknown: 'The other side does not have this SKU',
	placeUnknown: 'The other side does not have this place',
	notAtPlace: 'The target has this SKU, but not at this place',
	notManaged: 'The target does not count the stock of this product',
	noQuantity: 'The source tells no quantity',
};

function leftItem(side: Side, index: number, reason: LeftReason): INodeExecutionData {
	return rowItem(side, index, { code: reason, message: LEFT_WORDS[reason] });
}

function duplicateItem(side: Side, index: number, code: 'sameSku' | 'severalPlaces'): INodeExecutionData {
	const message =
		code === 'sameSku'
			? `${side.title} has this SKU more than once, so it was left as it is`
			: 'The target has this SKU at several places: compare by SKU and place';
	return rowItem(side, index, { code, message });
}

function rowItem(side: Side, index: number, reason: { code: string; message: string }): INodeExecutionData {
	const json = side.items[index]?.json ?? {};
	const row: IDataObject = {
		side: side.number === SOURCE ? 'source' : 'target',
		sku: skuOf(json, side.fields),
		location: locationOf(json, side),
		quantity: textOf(quantityOf(json, side.fields)),
		reason,
		ids: idsOf(json),
	};
	return { json: row, pairedItem: pair(index, side.number) };
}

function textOf(quantity: unknown): string | null {
	return typeof quantity === 'string' || typeof quantity === 'number' ? String(quantity) : null;
}

function locationOf(json: IDataObject, side: Side): IDataObject | null {
	const place = placeOf(json, side.fields);
	return place === null ? null : { id: place.id ?? place.name, name: place.name };
}

function pair(item: number, input: number): IPairedItemData {
	return input === SOURCE ? { item } : { item, input };
}
