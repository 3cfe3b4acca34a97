import { add, compare, isPositive, smaller, subtract, toDecimal, ZERO } from '../../shared/model/decimal';
import type { Decimal } from '../../shared/model/primitives';
import type { ShipmentLine, ShippedLine } from '../../shared/model/shipment';
import { isPacked, type PackedOrder, type Packing } from '../client/shipments';
import { isRow, rowsIn, textOf, type Row } from '../client/wire';
import { lineKey, numberOf, numbersFor, type Numbers } from './shipmentNumbers';

interface OpenItem {
	lineId: string | null;
	productId: string | null;
	product: Row;
	ordered: Decimal;
	/** What no shipment so far has taken. */
	open: Decimal;
}

/** Which order lines the packed goods belong to, over all shipments of one order, oldest first. */
export interface LineBook {
	items: OpenItem[];
	/** Batch id -> number. */
	batches: ReadonlyMap<string, string>;
}

export function lineBook({ order }: PackedOrder, batches: ReadonlyMap<string, string>): LineBook {
	const items = rowsIn(order.row, 'items').map((item) => {
		const ordered = toDecimal(item['quantity']) ?? ZERO;
		return {
			lineId: textOf(item['line_order_id']) || null,
			productId: textOf(item['product_id']),
			product: isRow(item['product']) ? item['product'] : {},
			ordered,
			open: ordered,
		};
	});
	return { items, batches };
}

/** What the boxes hold; when they tell nothing, what the packing order counts as packed (or as planned, while it is open). */
export function linesOf(
	book: LineBook,
	packing: Packing,
): { lines: ShipmentLine[]; boxes: ShipmentLine[][] } {
	const boxes = packing.boxes.map(({ row }) => rowsIn(row, 'items').flatMap((item) => booked(book, item)));
	if (boxes.some((lines) => lines.length > 0)) return { lines: summed(boxes.flat()), boxes };
	const count = isPacked(packing) ? 'packed_quantity' : 'requested_quantity';
	const items = rowsIn(packing.row, 'items').map((item) => ({ ...item, quantity: item[count] }));
	const known = isPacked(packing) ? book : { ...book, items: book.items.map((item) => ({ ...item })) };
	return { lines: summed(items.flatMap((item) => booked(known, item))), boxes: [] };
}

export function shippedAfter(before: readonly ShippedLine[], lines: readonly ShipmentLine[]): ShippedLine[] {
	const sums = new Map<string, ShippedLine>();
	for (const { orderLineId, sku, quantity } of [...before, ...lines]) {
		const id = orderLineId ?? `sku ${sku ?? ''}`;
		const known = sums.get(id)?.quantity ?? ZERO;
		sums.set(id, { orderLineId, sku, quantity: add(known, quantity) });
	}
	return [...sums.values()];
}

/** null when the order's lines are not known. */
export function isAllTaken(book: LineBook): boolean | null {
	return book.items.length === 0 ? null : book.items.every(({ open }) => !isPositive(open));
}

/** One packed row as lines of the order: several when it had to be shared out among lines of the same product. */
function booked(book: LineBook, item: Row): ShipmentLine[] {
	const quantity = toDecimal(item['quantity']) ?? ZERO;
	if (!isPositive(quantity)) return [];
	const productId = textOf(item['product_id']);
	const lineId = textOf(item['line_order_id']) || null;
	const own = book.items.filter(
		(open) => open.productId === productId && (lineId === null || open.lineId === lineId),
	);
	const numbers = numbersOf(book, item, own[0]?.product ?? productIn(item));
	if (lineId !== null || own.length < 2) {
		for (const open of own) take(open, quantity);
		const product = own[0]?.product ?? productIn(item);
		return [line(lineId ?? own[0]?.lineId ?? null, productId, product, quantity, numbers)];
	}
	return shared(own, quantity).map(([open, part], index) =>
		line(open.lineId, productId, open.product, part, index === 0 ? numbers : NO_NUMBERS),
	);
}

/** Fills the lines one after the other; what is too much goes to the last. */
function shared(items: OpenItem[], quantity: Decimal): Array<[OpenItem, Decimal]> {
	let left = quantity;
	const parts: Array<[OpenItem, Decimal]> = [];
	for (const [index, item] of items.entries()) {
		const part = index === items.length - 1 ? left : smaller(item.open, left);
		if (!isPositive(part)) continue;
		take(item, part);
		left = subtract(left, part);
		parts.push([item, part]);
	}
	return parts;
}

function take(item: OpenItem, quantity: Decimal): void {
	item.open = compare(quantity, item.open) >= 0 ? ZERO : subtract(item.open, quantity);
}

const NO_NUMBERS: Numbers = { lotNumbers: [], serialNumbers: [] };

/** What the box itself names. */
function numbersOf({ batches }: LineBook, item: Row, product: Row): Numbers {
	const numbers = rowsIn(item, 'batches').flatMap((row) => numberOf(row, batches) ?? []);
	return numbersFor(product, numbers);
}

function line(
	orderLineId: string | null,
	productId: string | null,
	product: Row,
	quantity: Decimal,
	numbers: Numbers,
): ShipmentLine {
	return {
		orderLineId,
		productId,
		sku: textOf(product['sku']),
		name: textOf(product['name']),
		quantity,
		...numbers,
	};
}

function productIn(item: Row): Row {
	return isRow(item['product']) ? item['product'] : {};
}

function summed(lines: ShipmentLine[]): ShipmentLine[] {
	const sums = new Map<string, ShipmentLine>();
	for (const one of lines) {
		const id = lineKey(one.orderLineId, one.productId);
		const known = sums.get(id);
		sums.set(
			id,
			known === undefined
				? one
				: {
						...known,
						quantity: add(known.quantity, one.quantity),
						lotNumbers: distinct(known.lotNumbers, one.lotNumbers),
						serialNumbers: distinct(known.serialNumbers, one.serialNumbers),
					},
		);
	}
	return [...sums.values()];
}

function distinct(left: string[], right: string[]): string[] {
	return [...new Set([...left, ...right])];
}
