import type { Outcome, Reason } from '../../../../shared/model/outcome';
import type { OrderRow } from '../../../client/wire';
import { soldQuantities } from '../../../mapping/lines';
import type { WarehouseBook } from '../../../rooms/warehouseOfLocation';
import { isOurs, keyOf, numberTaken } from '../import/decide';
import { aboutOrder, failed, outcomeOf, skipped, type Subject } from '../import/outcomes';
import { isCancelled, type InputOrder } from '../import/readOrders';

/** A sale that can be booked, as far as the input tells. */
export interface Sale extends InputOrder {
	warehouseId: number;
}

export function saleOf(input: InputOrder, warehouses: WarehouseBook): Sale | Outcome {
	const { order, subject } = input;
	const place = warehouses.placeOf(order.location ?? null);
	switch (place.kind) {
		case 'failed':
			return failed(subject, aboutOrder(subject, place.problem));
		case 'noLocation':
			return skipped(
				subject,
				'noLocation',
				`Sale ${subject.shopNumber} names no location; choose Warehouse Without Location to book such sales`,
			);
		case 'notMapped':
			return skipped(
				subject,
				'locationNotMapped',
				`Sale ${subject.shopNumber} was made at "${order.location?.name ?? order.location?.id ?? ''}", which is no warehouse of PULPO WMS: it is in no map and no active warehouse has its name alone`,
			);
		case 'warehouse':
			if (isCancelled(order) || soldQuantities(order).length > 0) return { ...input, warehouseId: place.id };
			return skipped(subject, 'nothingSold', `Sale ${subject.shopNumber} has no line that was sold`);
	}
}

/** What stands in the way of booking a sale, given what PULPO has under its number; null = nothing. */
export function settledBy({ order, subject }: Sale, rows: readonly OrderRow[]): Outcome | null {
	const row = rows.find((entry) => isOurs(entry, subject.key)) ?? rows[0] ?? null;
	if (row !== null && !isOurs(row, subject.key)) return foreign(subject, row);
	if (isCancelled(order)) return cancelledSale(subject, row);
	if (row === null) return null;
	if (row.state === 'ended') return outcomeOf(subject, 'unchanged', { id: row.id, number: row.number });
	const text = `PULPO WMS has sale ${subject.shopNumber} as an order that has not ended (state "${row.state}"), so it was left as it is`;
	return skipped(subject, row.state === 'cancelled' ? 'cancelledInPulpo' : 'existsAlready', text, row);
}

function foreign(subject: Subject, row: OrderRow): Outcome {
	if (keyOf(row) !== '') return numberTaken(subject, row, keyOf(row));
	const text = `PULPO WMS already has an order ${row.number} that was not made by this import, so it was left as it is`;
	return skipped(subject, 'existsAlready', text, row);
}

function cancelledSale(subject: Subject, row: OrderRow | null): Outcome {
	if (row === null)
		return skipped(
			subject,
			'neverImported',
			`Sale ${subject.shopNumber} is cancelled and never was in PULPO WMS`,
		);
	const text = `Sale ${subject.shopNumber} was cancelled after PULPO WMS had booked it; book the goods back as a return`;
	return skipped(subject, 'alreadyShipped', text, row);
}

export function outOfStock(subject: Subject, words: string, reason: Reason | null): Outcome {
	const more = reason === null ? '' : `. ${reason.message}`;
	return skipped(
		subject,
		'outOfStock',
		`Sale ${subject.shopNumber} was not booked in PULPO WMS, the stock does not suffice: ${words}${more}`,
	);
}
