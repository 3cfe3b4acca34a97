import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection, Reply, Judgement } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import { BULK_TIMEOUT_MS } from './limits';
import type { List, Query } from './lists';
import { lookUp, type LookUp } from './lookup';
import { orderRowOf, type OrderBody, type OrderRow, type Row } from './wire';

const SHORT = 'id,order_num,state,warehouse_id,attributes';

export interface FoundOrders {
	rows: Map<string, OrderRow[]>;
	failed: Map<string, Problem>;
}

/** Which of these numbers exist, each with its state and our own marks. */
export async function lookUpOrders(connection: Connection, numbers: readonly string[]): Promise<FoundOrders> {
	const found = ordersOf(await lookUp(connection, orderLookUp({ view_attributes: SHORT }), numbers));
	const bare = [...found.rows].filter(([, rows]) => rows.some((row) => row.attributes === undefined));
	if (bare.length === 0) return found;
	// The short form left the attributes out: read these orders whole.
	const numbersAgain = bare.map(([number]) => number);
	const whole = ordersOf(await lookUp(connection, orderLookUp({}), numbersAgain));
	for (const number of numbersAgain) {
		const rows = whole.rows.get(number);
		if (rows !== undefined) found.rows.set(number, rows);
		else found.rows.delete(number);
		const problem = whole.failed.get(number);
		if (problem !== undefined) found.failed.set(number, problem);
	}
	return found;
}

/** The same by id, for orders whose number may have changed on cancellation. */
export async function lookUpOrdersById(connection: Connection, ids: readonly string[]): Promise<FoundOrders> {
	return ordersOf(await lookUp(connection, { ...orderLookUp({ view_attributes: SHORT }), field: 'id' }, ids));
}

export async function lookUpStates(
	connection: Connection,
	ids: readonly number[],
): Promise<Map<number, string>> {
	const found = await lookUpOrdersById(connection, ids.map(String));
	return new Map([...found.rows.values()].flat().map((row) => [row.id, row.state]));
}

export function orderList(query: Query): List {
	return { path: '/sales/orders', key: 'sales_orders', query, purpose: 'list sales orders' };
}

/** Cancelled orders placed since then, each with our marks: renamed ones cannot be found by their old number. */
export function cancelledSince(time: string): List {
	return orderList({
		state: 'cancelled',
		inserted_at: `gte:${time}`,
		view_attributes: SHORT,
		sort_by: 'id:asc',
	});
}

export async function readOrder(connection: Connection, id: number | string): Promise<Attempt> {
	return await connection.attempt({
		method: 'GET',
		path: `/sales/orders/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: 'read a sales order',
		judge: unknownIdIsAbsent,
	});
}

/** Never repeated blindly: the caller looks the numbers up first when the answer is not clear. */
export async function createOrders(
	connection: Connection,
	bodies: OrderBody[],
	timeoutMs: number,
): Promise<Attempt> {
	return await connection.attempt({
		method: 'POST',
		path: '/sales/bulk/orders',
		body: bodies,
		replay: 'never',
		timeoutMs,
		purpose: 'create sales orders',
	});
}

/** Sends the whole order, so that a repeat changes nothing. */
export async function replaceOrder(connection: Connection, id: number, body: OrderBody): Promise<Attempt> {
	return await connection.attempt({
		method: 'PUT',
		path: `/sales/orders/${id}`,
		body,
		replay: 'safe',
		purpose: `update sales order ${body.order_num}`,
	});
}

export async function cancelOrder(connection: Connection, id: number, number: string): Promise<Attempt> {
	return await connection.attempt({
		method: 'POST',
		path: `/sales/orders/${id}/cancel`,
		replay: 'never',
		purpose: `cancel sales order ${number}`,
	});
}

export async function cancelOrders(connection: Connection, ids: number[]): Promise<Attempt> {
	return await connection.attempt({
		method: 'POST',
		path: '/sales/bulk/orders/cancel',
		body: ids,
		replay: 'never',
		timeoutMs: BULK_TIMEOUT_MS,
		purpose: 'cancel sales orders',
	});
}

/** Some reads by id answer 400 or 422 for an id that does not exist. docs/vendors/pulpo.md, errors */
export function unknownIdIsAbsent(reply: Reply): Judgement | undefined {
	return [400, 404, 422].includes(reply.status) ? { decision: 'absent' } : undefined;
}

function orderLookUp(query: Query): LookUp {
	return {
		path: '/sales/orders',
		key: 'sales_orders',
		field: 'order_num',
		query,
		purpose: 'look up sales orders',
		missing: 'trust',
	};
}

function ordersOf(found: { rows: Map<string, Row[]>; failed: Map<string, Problem> }): FoundOrders {
	const rows = new Map<string, OrderRow[]>();
	for (const [number, list] of found.rows) {
		const orders = list.map(orderRowOf).filter((row) => row !== null);
		if (orders.length > 0) rows.set(number, orders);
	}
	return { rows, failed: found.failed };
}
