import { toDecimal, ZERO } from '../../shared/model/decimal';
import { makeKey } from '../../shared/model/key';
import type { Return, ReturnLine } from '../../shared/model/return';
import { idOf, isRow, rowsIn, textOf, type OrderRow, type Row } from '../client/wire';
import { locationOf, shopKeyOf } from './shipment';
import { utcTime } from './time';

/** A receipt of goods that came back. `order`: the sales order they belong to, when it could be read. */
export function returnOf(row: Row, order: OrderRow | null, tenantId: number): Return | null {
	const id = idOf(row['id']);
	if (id === null) return null;
	const account = String(tenantId);
	return {
		kind: 'return',
		key: makeKey({ system: 'pulpo', account, id: String(id), part: null }),
		system: 'pulpo',
		account,
		id: String(id),
		number: textOf(row['sequence_number']),
		orderKey: order === null ? null : shopKeyOf(order),
		orderId: textOf(row['sales_order_id']),
		orderNumber: order?.number ?? null,
		receivedAt: utcTime(row['end_date']) ?? utcTime(row['inserted_at']),
		location: locationOf(row),
		lines: rowsIn(row, 'items').map(lineOf),
		source: row,
	};
}

function lineOf(item: Row): ReturnLine {
	const product = isRow(item['product']) ? item['product'] : {};
	return {
		orderLineId: textOf(item['line_order_id']) || null,
		productId: textOf(item['product_id']) ?? textOf(product['id']),
		sku: textOf(product['sku']),
		quantity: toDecimal(item['quantity']) ?? ZERO,
		accepted: item['state'] === 'accepted',
		reason: reasonOf(item),
		notes: textOf(item['notes']) || null,
	};
}

/** The words of the reason codes; without words their codes. */
function reasonOf(item: Row): string | null {
	const words = rowsIn(item, 'reason_codes').map(
		(code) => textOf(code['name']) || textOf(code['code']) || '',
	);
	return words.filter((word) => word !== '').join(', ') || null;
}
