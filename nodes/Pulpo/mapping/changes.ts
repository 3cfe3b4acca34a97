import type { Change } from '../../shared/model/outcome';
import { isRow, isRowList, textOf, type ItemBody, type OrderBody, type Row } from '../client/wire';
import { canonical, HASH_ATTRIBUTE } from './order';

const PLAIN_FIELDS = [
	'warehouse_id',
	'third_party_id',
	'shipping_method_id',
	'merchant_id',
	'merchant_channel_id',
	'priority',
	'criterium',
	'channel',
	'notes',
	'external_order_num',
] as const;

/** What a new order would put into PULPO. */
export function changesOfNew(body: object): Change[] {
	return Object.entries(body).map(([field, after]) => ({ field, before: null, after: after as unknown }));
}

/** What an update changes, field by field; lines by the shop's line id. */
export function changesBetween(existing: Row, body: OrderBody): Change[] {
	const changes: Change[] = [];
	for (const field of PLAIN_FIELDS)
		if (body[field] !== undefined) note(changes, field, existing[field], body[field]);
	note(changes, 'delivery_date', timeOf(existing['delivery_date']), timeOf(body.delivery_date));
	noteAddress(changes, existing['ship_to'], body);
	noteItems(changes, rowsIn(existing['items']), body.items);
	const marks = isRow(existing['attributes']) ? existing['attributes'] : {};
	for (const [name, value] of Object.entries(body.attributes)) {
		if (name !== HASH_ATTRIBUTE) note(changes, `attributes.${name}`, marks[name], value);
	}
	if (changes.length === 0)
		note(changes, `attributes.${HASH_ATTRIBUTE}`, marks[HASH_ATTRIBUTE], body.attributes[HASH_ATTRIBUTE]);
	return changes;
}

/**
 * The body of an update keeps what people in the warehouse may have set: an invented delivery date never replaces theirs,
 * foreign attributes stay, and lines that did not change keep their batches, notes and dates.
 */
export function keepExisting(existing: Row, body: OrderBody, dateWished: boolean): OrderBody {
	const marks = isRow(existing['attributes']) ? existing['attributes'] : {};
	const date = textOf(existing['delivery_date']);
	const items = rowsIn(existing['items']);
	return {
		...body,
		delivery_date: dateWished || date === null ? body.delivery_date : fullTime(date),
		attributes: { ...marks, ...body.attributes },
		items: body.items.map((item) =>
			keptItem(
				items.find((row) => isSameLine(row, item)),
				item,
			),
		),
	};
}

function keptItem(row: Row | undefined, item: ItemBody): ItemBody {
	if (row === undefined) return item;
	const notes = textOf(row['notes']);
	const date = textOf(row['required_date']);
	const batches = row['batches'];
	return {
		...item,
		...(isRowList(batches) && Number(row['quantity']) === item.quantity
			? { batches: batches.filter(isRow).map(batchOf) }
			: {}),
		...(notes && item.notes === undefined ? { notes } : {}),
		...(date ? { required_date: fullTime(date) } : {}),
		...(isRow(row['attributes']) ? { attributes: row['attributes'] } : {}),
	};
}

function batchOf(batch: Row): Row {
	return { batch_id: batch['batch_id'], suggested_quantity: batch['suggested_quantity'] };
}

function isSameLine(row: Row, item: ItemBody): boolean {
	return (
		textOf(row['line_order_id']) === item.line_order_id &&
		String(row['product_id']) === String(item.product_id)
	);
}

function noteAddress(changes: Change[], existing: unknown, body: OrderBody): void {
	if (!isRow(existing)) return note(changes, 'ship_to', existing, body.ship_to);
	const { address, ...person } = body.ship_to;
	for (const [name, value] of Object.entries(person)) note(changes, `ship_to.${name}`, existing[name], value);
	const inner = isRow(existing['address']) ? existing['address'] : {};
	for (const [name, value] of Object.entries(address))
		note(changes, `ship_to.address.${name}`, inner[name], value);
}

function noteItems(changes: Change[], rows: Row[], items: ItemBody[]): void {
	const before = new Map(rows.map((row) => [textOf(row['line_order_id']) ?? `#${String(row['id'])}`, row]));
	for (const item of items) {
		const row = before.get(item.line_order_id);
		before.delete(item.line_order_id);
		const field = `items[${item.line_order_id}]`;
		if (row === undefined)
			note(changes, field, null, { product_id: item.product_id, quantity: item.quantity });
		else {
			note(changes, `${field}.product_id`, row['product_id'], item.product_id);
			note(changes, `${field}.quantity`, row['quantity'], item.quantity);
		}
	}
	for (const [line, row] of before) {
		note(changes, `items[${line}]`, { product_id: row['product_id'], quantity: row['quantity'] }, null);
	}
}

function note(changes: Change[], field: string, before: unknown, after: unknown): void {
	const from = blankAsNull(before);
	const to = blankAsNull(after);
	if (!isSame(from, to)) changes.push({ field, before: from, after: to });
}

function blankAsNull(value: unknown): unknown {
	return value === undefined || value === '' ? null : value;
}

/** Some answers write numbers as text. */
function isSame(before: unknown, after: unknown): boolean {
	if (typeof before === 'number' || typeof after === 'number') {
		return before !== null && after !== null && Number(before) === Number(after);
	}
	return canonical(before) === canonical(after);
}

function timeOf(value: unknown): string | null {
	const text = textOf(value);
	return text === null ? null : fullTime(text);
}

/** `2026-03-02T00:00:00` comes back for `2026-03-02 00:00:00`. */
function fullTime(text: string): string {
	const time = text.slice(0, 19).replace('T', ' ');
	return time.length === 10 ? `${time} 00:00:00` : time;
}

function rowsIn(value: unknown): Row[] {
	return isRowList(value) ? value.filter(isRow) : [];
}
