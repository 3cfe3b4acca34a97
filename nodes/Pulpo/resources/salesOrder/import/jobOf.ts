import type { Order } from '../../../../shared/model/order';
import type { Outcome, Reason } from '../../../../shared/model/outcome';
import { shipTo } from '../../../mapping/address';
import { draftOf, openLines } from '../../../mapping/order';
import type { WarehouseBook } from '../../../rooms/warehouseOfLocation';
import type { Job } from './jobs';
import { aboutOrder, failed, problemOf, skipped, type Subject } from './outcomes';
import { isCancelled } from './readOrders';
import type { ImportSettings } from './settings';

/** What one order asks for, or its outcome when that is clear without asking PULPO. */
export function jobOf(
	item: number,
	order: Order,
	subject: Subject,
	settings: ImportSettings,
	warehouses: WarehouseBook,
): Job | Outcome {
	if (isCancelled(order)) return { kind: 'cancel', item, subject, order };
	const place = warehouses.placeOf(order.location ?? null);
	if (place.kind === 'failed') return failed(subject, aboutOrder(subject, place.problem));
	if (place.kind === 'noLocation') return withoutLocation(subject);
	if (place.kind === 'notMapped')
		return { kind: 'cancel', item, subject, order, because: notMapped(subject, order) };
	const ship = shipTo(order);
	if (ship !== null) {
		const placed = { number: subject.number, warehouseId: place.id, shipTo: ship };
		return { kind: 'import', item, subject, draft: draftOf(order, placed, settings) };
	}
	if (openLines(order).length === 0) return nothingToShip(subject);
	return failed(
		subject,
		problemOf(
			'noStreet',
			`Order ${order.number} was not sent to PULPO WMS: it has no shipping address with a street`,
			'Add the street to the shipping address in the shop, or leave such orders out with Order Rules.',
		),
	);
}

/** Only the shop's own word that a piece is elsewhere takes it back from PULPO: silence may be a missing permission. */
function withoutLocation(subject: Subject): Outcome {
	return skipped(
		subject,
		'noLocation',
		`Order ${subject.shopNumber} names no location that sends it; choose Warehouse Without Location to import such orders`,
	);
}

function notMapped(subject: Subject, { location }: Order): Reason {
	const name = location?.name ?? location?.id ?? '';
	return {
		code: 'locationNotMapped',
		message: `Order ${subject.shopNumber} is sent from "${name}", which is no warehouse of PULPO WMS: it is in no map and no active warehouse has its name alone`,
	};
}

export function nothingToShip(subject: Subject): Outcome {
	return skipped(subject, 'nothingToShip', `Order ${subject.shopNumber} has nothing left to ship`);
}
