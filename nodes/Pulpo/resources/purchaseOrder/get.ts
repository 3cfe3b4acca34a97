import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import type { Connection } from '../../../shared/http/types';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation, Run } from '../../../shared/node/types';
import { openPulpo, TITLE } from '../../client/endpoint';
import { lookUpPurchaseOrders, readPurchaseOrder } from '../../client/purchaseOrders';
import { idOf, isRow } from '../../client/wire';
import { choice, text } from '../fieldKit';

export const get: EachOperation = {
	kind: 'each',
	name: 'get',
	title: 'Get',
	action: 'Get a purchase order',
	description: 'Get one purchase order with its lines',
	fields: fields(),
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const byId = run.parameter<string>('findBy', item, 'number') === 'id';
		const value = String(run.parameter<unknown>(byId ? 'id' : 'number', item, '') ?? '').trim();
		const id = byId ? idOf(value) : await idOfNumber(run, item, connection, value);
		if (id === null) throw notFound(run, item, value);
		const attempt = await readPurchaseOrder(connection, id);
		showRequestsAfter(run, item, connection);
		if (attempt.ok && isRow(attempt.reply.body)) return [{ json: dataOf(attempt.reply.body), item }];
		if (attempt.ok || attempt.decision === 'absent') throw notFound(run, item, value);
		throw apiError(run.context.getNode(), TITLE, attempt.problem, item);
	},
};

async function idOfNumber(
	run: Run,
	item: number,
	connection: Connection,
	number: string,
): Promise<number | null> {
	const found = await lookUpPurchaseOrders(connection, [number]);
	const problem = found.failed.get(number);
	if (problem !== undefined) throw apiError(run.context.getNode(), TITLE, problem, item);
	return idOf(found.rows.get(number)?.[0]?.['id']);
}

function notFound(run: Run, item: number, value: string): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), `PULPO WMS has no purchase order ${value}`, {
		itemIndex: item,
		description:
			'Check the number or ID, and whether the user of the credential is assigned to the warehouse.',
	});
}

function fields(): INodeProperties[] {
	return [
		choice(
			'Find By',
			'findBy',
			[
				{ name: 'ID', value: 'id' },
				{ name: 'Order Number', value: 'number' },
			],
			'number',
			'What the order is known by',
		),
		{
			...text('Order Number', 'number', 'Number of the purchase order', 'e.g. PO-1042'),
			required: true,
			displayOptions: { show: { findBy: ['number'] } },
		},
		{
			...text('Order ID', 'id', 'ID of the purchase order in PULPO WMS', 'e.g. 5001'),
			required: true,
			displayOptions: { show: { findBy: ['id'] } },
		},
	];
}
