import { compare, isPositive, subtract, toDecimal, ZERO } from '../../shared/model/decimal';
import type { Decimal } from '../../shared/model/primitives';
import type { ShipmentLine } from '../../shared/model/shipment';
import { boxesNameBatches, type PackedOrder, type Packing } from '../client/shipments';
import { isRow, rowsIn, textOf, type Row } from '../client/wire';

/** The lines of one packing order, together and by box. */
export interface Packed {
	packing: Packing;
	lines: ShipmentLine[];
	boxes: ShipmentLine[][];
}

export interface Numbers {
	lotNumbers: string[];
	serialNumbers: string[];
}

interface Lot {
	number: string | null;
	quantity: Decimal;
}

/** The product's management type tells whether its batches are lots or serial numbers. */
export function numbersFor(product: Row, numbers: string[]): Numbers {
	return product['management_type'] === 'serial'
		? { lotNumbers: [], serialNumbers: numbers }
		: { lotNumbers: numbers, serialNumbers: [] };
}

/** The number of the lot or serial in a row that names a batch, by its own words or by its id. */
export function numberOf(row: Row, batches: ReadonlyMap<string, string>): string | null {
	const own = isRow(row['batch']) ? textOf(row['batch']['number']) : null;
	return own ?? batches.get(textOf(row['batch_id']) ?? '') ?? null;
}

export function lineKey(orderLineId: string | null, productId: string | null): string {
	return `${orderLineId ?? ''}\n${productId ?? ''}`;
}

/**
 * Lots and serial numbers of finished packing orders, oldest first, from the lines of the sales order where no box
 * names any. docs/vendors/pulpo.md, packing
 */
export function withNumbersOfOrder<T extends Packed>(
	{ order, packings }: PackedOrder,
	done: readonly T[],
	batches: ReadonlyMap<string, string>,
): T[] {
	if (boxesNameBatches(packings)) return [...done];
	const lots = new Map<string, Lot[]>();
	const products = new Map<string, Row>();
	for (const item of rowsIn(order.row, 'items')) {
		const key = lineKey(textOf(item['line_order_id']) || null, textOf(item['product_id']));
		const own = rowsIn(item, 'batches').map((row) => ({
			number: numberOf(row, batches),
			quantity: toDecimal(row['suggested_quantity']) ?? ZERO,
		}));
		if (own.length > 0) lots.set(key, [...(lots.get(key) ?? []), ...own]);
		if (isRow(item['product'])) products.set(key, item['product']);
	}
	let numbered = [...done];
	for (const [key, own] of lots) numbered = named(numbered, key, own, products.get(key) ?? {});
	return numbered;
}

/** One line in all its shipments. Where lots and quantities do not fit, each shipment names all lots of the line. */
function named<T extends Packed>(done: T[], key: string, lots: Lot[], product: Row): T[] {
	const isLine = (line: ShipmentLine) => lineKey(line.orderLineId, line.productId) === key;
	const takers = done.filter(({ lines }) => lines.some(isLine));
	const quantities = takers.map(({ lines }) => lines.find(isLine)?.quantity ?? ZERO);
	const shares = (takers.length > 1 ? sharedOut(lots, quantities) : null) ?? takers.map(() => lots);
	return done.map((packed) => {
		const share = shares[takers.indexOf(packed)];
		if (share === undefined) return packed;
		const found = share.map(({ number }) => number).filter((number) => number !== null);
		const numbers = numbersFor(product, [...new Set(found)]);
		const give = (line: ShipmentLine) => (isLine(line) ? { ...line, ...numbers } : line);
		// Of several boxes nobody knows which one holds which lot.
		const alone = packed.boxes.filter((box) => box.some(isLine)).length === 1;
		return {
			...packed,
			lines: packed.lines.map(give),
			boxes: alone ? packed.boxes.map((box) => box.map(give)) : packed.boxes,
		};
	});
}

/** The lots in turn, whole ones only; null when a lot would have to be cut. */
function sharedOut(lots: readonly Lot[], quantities: readonly Decimal[]): Lot[][] | null {
	const left = [...lots];
	const shares: Lot[][] = [];
	for (const quantity of quantities) {
		let open = quantity;
		const share: Lot[] = [];
		while (isPositive(open)) {
			const lot = left.shift();
			if (lot === undefined || compare(lot.quantity, open) > 0) return null;
			open = subtract(open, lot.quantity);
			share.push(lot);
		}
		shares.push(share);
	}
	return shares;
}
