import { NodeOperationError } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import type { Connection } from '../../../shared/http/types';
import type { Shipment } from '../../../shared/model/shipment';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequests } from '../../../shared/node/requestHint';
import type { BulkOperation, ResultItem, Run } from '../../../shared/node/types';
import { openPulpo, TITLE } from '../../client/endpoint';
import { fewestShipmentCalls, readPackedOrders } from '../../client/shipments';
import { ordersChangedIn, ordersPackedIn, type Period } from '../../client/shipmentSearch';
import { isRowList, textOf, type Row } from '../../client/wire';
import { shipmentsOf } from '../../mapping/shipment';
import { tenantOf } from '../../rooms/tenant';
import { listOf, momentOf } from '../queries';
import { shipmentFilters, whoseShipments } from './fields';
import { filtersOf } from '../values';

export const getMany: BulkOperation = {
	kind: 'bulk',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many shipments',
	description: 'Get what was packed and sent, with parcels and tracking numbers, of orders or of a period',
	fields: [...whoseShipments(), shipmentFilters()],
	async run(run) {
		const connection = await openPulpo(run.context);
		const wanted = Array.from({ length: run.itemCount }, (_, item) => wantedBy(run, item));
		const results: ResultItem[] = [];
		for (const by of ['id', 'order_num'] as const) {
			const owners = await ownersOf(run, connection, wanted, by);
			if (owners.size > 0) results.push(...(await read(run, connection, by, owners)));
		}
		return results;
	},
};

type Wanted =
	| { by: 'id' | 'order_num'; values: string[]; filter: Row }
	| { by: 'time'; of: string; period: Period; filter: Row };

/** Order -> the input item that asked for it first; the orders of all items are read together. */
async function ownersOf(
	run: Run,
	connection: Connection,
	wanted: Wanted[],
	by: 'id' | 'order_num',
): Promise<Map<string, number>> {
	const owners = new Map<string, number>();
	for (const [item, want] of wanted.entries()) {
		const values =
			want.by === by ? want.values : want.by === 'time' && by === 'id' ? await inPeriod(want) : [];
		for (const value of values) if (!owners.has(value)) owners.set(value, item);
	}
	return owners;

	async function inPeriod({ of, period }: Wanted & { by: 'time' }): Promise<string[]> {
		const find = of === 'salesOrders' ? ordersChangedIn : ordersPackedIn;
		return await run.once(JSON.stringify([of, period]), async () => await find(connection, period));
	}
}

async function read(
	run: Run,
	connection: Connection,
	by: 'id' | 'order_num',
	owners: Map<string, number>,
): Promise<ResultItem[]> {
	const { orders, failed, batches } = await readPackedOrders(connection, by, [...owners.keys()]);
	const [problem] = failed.values();
	if (problem) throw apiError(run.context.getNode(), TITLE, problem);
	const tenantId = await tenantOf(run, connection);
	showRequests(run.context, connection, fewestShipmentCalls(owners.size, orders) + 1);
	return orders.flatMap((packed) => {
		const item = owners.get(by === 'id' ? String(packed.order.id) : packed.order.number) ?? 0;
		const fits = filterOf(run, item);
		const shipments = shipmentsOf(packed, tenantId, batches).filter(fits);
		return shipments.map((shipment) => ({ json: dataOf(shipment), item }));
	});
}

function filterOf(run: Run, item: number): (shipment: Shipment) => boolean {
	const filter = filtersOf(run, item);
	const chosen = filter['statuses'];
	const statuses = isRowList(chosen) ? chosen.map(String) : ['packed', 'shipped'];
	const warehouse = textOf(filter['warehouseId'])?.trim() || null;
	return ({ status, location }) =>
		statuses.includes(status) && (warehouse === null || location?.id === warehouse);
}

function wantedBy(run: Run, item: number): Wanted {
	const by = run.parameter<string>('findBy', item, 'time');
	const filter = filtersOf(run, item);
	if (by !== 'time') {
		const values = [listOf(textOf(run.parameter<unknown>(by, item, ''))) ?? []].flat();
		if (values.length === 0)
			throw missing(run, item, 'No order is named', 'Fill in the numbers or IDs of orders');
		return { by: by === 'orderIds' ? 'id' : 'order_num', values, filter };
	}
	const zone = run.context.getTimezone();
	const since = momentOf(run.parameter<unknown>('since', item, ''), zone);
	if (since === undefined)
		throw missing(run, item, 'There is no start time', 'Fill in Since with a date, such as 2026-03-01');
	const until = momentOf(run.parameter<unknown>('until', item, ''), zone) ?? null;
	const warehouseId = textOf(filter['warehouseId'])?.trim() || null;
	const of = run.parameter<string>('timeOf', item, 'packingOrders');
	return { by: 'time', of, period: { since, until, warehouseId }, filter };
}

function missing(run: Run, item: number, message: string, description: string): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), message, { itemIndex: item, description });
}
