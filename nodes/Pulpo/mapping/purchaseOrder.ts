import { isPositive, plain, toDecimal, toJsonNumber } from '../../shared/model/decimal';
import type { Change } from '../../shared/model/outcome';
import type { PurchaseOrderBody } from '../client/purchaseOrders';
import { isRow, isRowList, rowsIn, textOf, type Row } from '../client/wire';
import { cut } from './text';

/** The form in which the import takes purchase orders: `{number, supplier, deliveryDate, notes, lines: [{sku, quantity, lineId}]}`. */
export interface PurchaseOrder {
	number: string;
	/** The supplier's id or identifier number; empty = the default supplier. */
	supplier: string;
	/** `YYYY-MM-DD`; null = not known. */
	deliveryDate: string | null;
	notes: string | null;
	criterium: string | null;
	lines: PurchaseLine[];
}

export interface PurchaseLine {
	sku: string;
	quantity: number;
	lineId: string;
}

/**
 * `queue`, `checking`, `closed`, or empty when the answer tells nothing: the order's own state where there is one, else
 * that of its lines. docs/vendors/pulpo.md, receipts
 */
export function purchaseState(row: Row): string {
	const own = textOf(row['state']);
	if (own !== null) return own;
	const states = new Set(rowsIn(row, 'items').flatMap((item) => textOf(item['state']) ?? []));
	const [first] = states;
	return states.size > 1 ? 'checking' : (first ?? '');
}

export type ParsedOrder = { ok: true; order: PurchaseOrder } | { ok: false; problems: string[] };

export function parsePurchaseOrder(input: Row): ParsedOrder {
	const problems: string[] = [];
	const number = textOf(input['number'])?.trim() ?? '';
	if (number === '') problems.push('number: is missing');
	if (cut(number) !== number) problems.push('number: is longer than 255 characters');
	const date = input['deliveryDate'] ?? null;
	const day = /^(\d{4}-\d\d-\d\d)/.exec(textOf(date) ?? '')?.[1] ?? null;
	if (date !== null && date !== '' && day === null)
		problems.push('deliveryDate: is no date such as 2026-03-02');
	const given = isRowList(input['lines']) ? input['lines'] : [];
	if (given.length === 0) problems.push('lines: there are none');
	const lines = given.flatMap((line, index) => parsedLine(line, index, problems));
	if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length)
		problems.push('lines: two have the same lineId');
	if (problems.length > 0) return { ok: false, problems };
	return {
		ok: true,
		order: {
			number,
			supplier: textOf(input['supplier'])?.trim() ?? '',
			deliveryDate: day,
			notes: textOf(input['notes']),
			criterium: textOf(input['criterium']),
			lines,
		},
	};
}

/** A line without an id of its own is known by its place. */
function parsedLine(line: unknown, index: number, problems: string[]): PurchaseLine[] {
	const row = isRow(line) ? line : {};
	const sku = textOf(row['sku'])?.trim() ?? '';
	const quantity = toDecimal(row['quantity']);
	const number = quantity !== null && isPositive(quantity) ? toJsonNumber(plain(quantity)) : null;
	if (sku === '') problems.push(`lines[${index}].sku: is missing`);
	if (number === null) problems.push(`lines[${index}].quantity: is no number above 0`);
	if (sku === '' || number === null) return [];
	return [{ sku, quantity: number, lineId: textOf(row['lineId'])?.trim() || String(index + 1) }];
}

/** What of an order in PULPO differs from what it shall be. The answer's items name the products by id. */
export function purchaseChanges(existing: Row, body: PurchaseOrderBody): Change[] {
	const changes: Change[] = [];
	const note = (field: string, before: unknown, after: unknown) => {
		if (String(before ?? '') !== String(after ?? ''))
			changes.push({ field, before: before ?? null, after: after ?? null });
	};
	for (const field of ['warehouse_id', 'third_party_id', 'notes', 'criterium'] as const)
		note(field, existing[field], body[field]);
	note('delivery_date', textOf(existing['delivery_date'])?.slice(0, 10), body.delivery_date.slice(0, 10));
	const rows = isRowList(existing['items']) ? existing['items'].filter(isRow) : [];
	const before = new Map(rows.map((row) => [textOf(row['line_order_id']) ?? `#${String(row['id'])}`, row]));
	for (const item of body.items) {
		const row = before.get(item.line_order_id);
		before.delete(item.line_order_id);
		const name = `items[${item.line_order_id}]`;
		if (row === undefined) note(name, null, `${item.requested_quantity} of product ${item.product_id}`);
		else {
			note(`${name}.product_id`, row['product_id'], item.product_id);
			note(`${name}.requested_quantity`, numberOf(row['requested_quantity']), item.requested_quantity);
		}
	}
	for (const [line, row] of before)
		note(
			`items[${line}]`,
			`${String(row['requested_quantity'])} of product ${String(row['product_id'])}`,
			null,
		);
	return changes;
}

function numberOf(value: unknown): number {
	return Number(textOf(value) ?? Number.NaN);
}
