import type { Outcome } from '../../../../shared/model/outcome';
import type { OrderRow } from '../../../client/wire';
import { skipped, type Subject } from './outcomes';

// Changes of the shop that come after the warehouse has begun.

export function tooLateToUpdate(subject: Subject, row: OrderRow, state: string): Outcome {
	const text = `Order ${subject.shopNumber} changed in the shop, but PULPO WMS has already begun to work on it (state "${state}"), so it was left as it is`;
	return skipped(subject, 'tooLateToUpdate', text, row);
}

export function tooLateToMove(subject: Subject, row: OrderRow, warehouse: number): Outcome {
	const text = `Order ${subject.shopNumber} was moved to another location in the shop, but PULPO WMS has already begun to work on it (state "${row.state}"), so it stays in its warehouse (ID ${warehouse})`;
	return skipped(subject, 'tooLateToMove', text, row);
}

/** An order moves to another warehouse only while it waits in the queue. docs/vendors/pulpo.md, states */
export function notMovedWhilePaused(subject: Subject, row: OrderRow, words: string): Outcome {
	const text = `Order ${subject.shopNumber} was moved in the shop, but PULPO WMS did not move it while it is paused (${words}); resume it there and run it again`;
	return skipped(subject, 'paused', text, row);
}
