import type { Order } from '../../../../shared/model/order';
import type { Reason } from '../../../../shared/model/outcome';
import type { OrderDraft } from '../../../mapping/order';
import type { Subject } from './outcomes';

/** What one input item asks for. */
export type Job = ImportJob | CancelJob;

export interface ImportJob {
	kind: 'import';
	item: number;
	subject: Subject;
	draft: OrderDraft;
}

export interface CancelJob {
	kind: 'cancel';
	item: number;
	subject: Subject;
	order: Order;
	/** Why it is not to be sent when the shop did not cancel it. */
	because?: Reason;
}
