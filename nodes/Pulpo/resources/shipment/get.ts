import { NodeOperationError } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation, Run } from '../../../shared/node/types';
import { openPulpo, TITLE } from '../../client/endpoint';
import { packingOrderOf, readPackingOrder } from '../../client/packing';
import { readPackedOrders } from '../../client/shipments';
import { isRow } from '../../client/wire';
import { shipmentsOf } from '../../mapping/shipment';
import { tenantOf } from '../../rooms/tenant';

export const get: EachOperation = {
	kind: 'each',
	name: 'get',
	title: 'Get',
	action: 'Get a shipment',
	description: 'Get what was packed with one packing order, with its parcels and tracking numbers',
	fields: [
		{
			displayName: 'Packing Order ID',
			name: 'packingOrderId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 40001',
			description: 'ID of the packing order in PULPO WMS',
		},
	],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const id = String(run.parameter<unknown>('packingOrderId', item, '') ?? '').trim();
		if (!/^\d+$/.test(id)) throw noShipment(run, item, `"${id}" is no packing order ID`);
		const attempt = await readPackingOrder(connection, id);
		if (!attempt.ok && attempt.decision !== 'absent')
			throw apiError(run.context.getNode(), TITLE, attempt.problem, item);
		const packing = attempt.ok && isRow(attempt.reply.body) ? packingOrderOf(attempt.reply.body) : null;
		if (packing === null) throw noShipment(run, item, `PULPO WMS has no packing order ${id}`);
		const { orders, failed, batches } = await readPackedOrders(connection, 'id', [packing.salesOrderId]);
		const [problem] = failed.values();
		if (problem) throw apiError(run.context.getNode(), TITLE, problem, item);
		const tenantId = await tenantOf(run, connection);
		showRequestsAfter(run, item, connection);
		return orders
			.flatMap((packed) => shipmentsOf(packed, tenantId, batches))
			.filter((shipment) => shipment.id === String(packing.id))
			.map((shipment) => ({ json: dataOf(shipment), item }));
	},
};

function noShipment(run: Run, item: number, message: string): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), message, {
		itemIndex: item,
		description:
			'Fill in the ID of the packing order, and check that the user of the credential is assigned to the warehouse.',
	});
}
