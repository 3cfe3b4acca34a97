import type { SandboxResponse } from '../../core/types.ts';
import { INVALID, isEmpty, MISSING, refused, tooLarge, type Problems } from '../answers.ts';
import { fireOrderEvent } from '../events.ts';
import { isRow, type Row } from '../fields.ts';
import type { SalesOrder, User } from '../records.ts';
import type { Call } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import { createQuick } from './quick.ts';
import { createOrder, updateOrder } from './write.ts';

interface Done {
	id: number;
	order_num: string;
}

/** Rows that fail do not stop the rest; the status says whether all of them worked. */
function answer(
	name: 'created' | 'updated',
	done: Done[],
	errors: Record<string, Problems>,
	success: 200 | 201,
): SandboxResponse {
	if (Object.keys(errors).length === 0) return { status: success, body: { [name]: done } };
	return { status: 400, body: { [name]: done, errors } };
}

const doneRow = ({ id, order_num }: SalesOrder): Done => ({ id, order_num });
const numberOf = (row: unknown): string =>
	isRow(row) ? String(row['order_num'] ?? row['id'] ?? null) : String(row);

function rowsOf({ state, body }: Call): unknown[] | SandboxResponse {
	if (!Array.isArray(body)) return refused(400, { body: INVALID });
	return body.length > state.config.maxBulkRows ? tooLarge() : body;
}

/** `told`: what is done with an order that was made. */
const createEach =
	(write: typeof createOrder, told: (state: PulpoState, order: SalesOrder) => void) =>
	(call: Call): SandboxResponse => {
		const rows = rowsOf(call);
		if (!Array.isArray(rows)) return rows;
		const done: Done[] = [];
		const errors: Record<string, Problems> = {};
		for (const row of rows) {
			const written = isRow(row) ? write(call.state, call.user, row) : undefined;
			if (written?.ok) {
				done.push(doneRow(written.order));
				told(call.state, written.order);
			} else errors[numberOf(row)] = written?.problems ?? { row: INVALID };
		}
		return answer('created', done, errors, 201);
	};

export const createOrders = createEach(createOrder, (state, order) =>
	fireOrderEvent(state, 'sales_order_created', order),
);

/** An ended order tells of itself. */
export const createQuickOrders = createEach(createQuick, () => undefined);

/** Rows are found by id, or by order_num. */
export function updateOrders(call: Call): SandboxResponse {
	const rows = rowsOf(call);
	if (!Array.isArray(rows)) return rows;
	const done: Done[] = [];
	const errors: Record<string, Problems> = {};
	for (const row of rows) {
		const order = isRow(row) ? referredOrder(call.state, call.user, row) : undefined;
		if (!isRow(row) || !order) {
			errors[numberOf(row)] = { [isRow(row) && row['id'] !== undefined ? 'id' : 'order_num']: MISSING };
			continue;
		}
		const written = updateOrder(call.state, call.user, order, withoutId(row));
		if (written.ok) {
			done.push(doneRow(written.order));
			fireOrderEvent(call.state, 'sales_order_updated', written.order);
		} else errors[numberOf(row)] = written.problems;
	}
	return answer('updated', done, errors, 201);
}

const withoutId = ({ id: _id, ...row }: Row): Row => row;

/** `["#1"]`, `[1]`, `[{"order_num":"#1"}]` or `[{"id":1}]` */
export const forEachReferred =
	(success: 200 | 201, change: (state: PulpoState, order: SalesOrder) => Problems | undefined) =>
	(call: Call): SandboxResponse => {
		const rows = rowsOf(call);
		if (!Array.isArray(rows)) return rows;
		const done: Done[] = [];
		const errors: Record<string, Problems> = {};
		for (const row of rows) {
			const order = referredOrder(call.state, call.user, row);
			const problems = order ? (change(call.state, order) ?? {}) : { order_num: MISSING };
			if (order && isEmpty(problems)) done.push(doneRow(order));
			else errors[numberOf(row)] = problems;
		}
		return answer('updated', done, errors, success);
	};

function referredOrder(state: PulpoState, user: User, reference: unknown): SalesOrder | undefined {
	const { id, order_num: orderNum } = isRow(reference)
		? reference
		: typeof reference === 'number'
			? { id: reference, order_num: undefined }
			: { id: undefined, order_num: reference };
	const found = id === undefined ? state.orderByNum.get(String(orderNum)) : Number(id);
	const order = state.orders.get(found ?? 0);
	return order && user.warehouse_ids.includes(order.warehouse_id) ? order : undefined;
}
