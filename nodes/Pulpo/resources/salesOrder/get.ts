import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import type { Connection } from '../../../shared/http/types';
import type { EachOperation, Run } from '../../../shared/node/types';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import { openPulpo, TITLE } from '../../client/endpoint';
import { lookUpOrders, readOrder } from '../../client/salesOrders';
import { isRow } from '../../client/wire';
import { chosenOrder, whichOrder, type Which } from './which';

export const get: EachOperation = {
	kind: 'each',
	name: 'get',
	title: 'Get',
	action: 'Get a sales order',
	description: 'Get one sales order with its lines',
	fields: whichOrder(),
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const which = chosenOrder(run, item);
		const id = which.by === 'id' ? which.value : await idOfNumber(run, item, connection, which.value);
		const json = await readWhole(run, item, connection, which, id);
		showRequestsAfter(run, item, connection);
		return [{ json, item }];
	},
};

async function idOfNumber(run: Run, item: number, connection: Connection, number: string): Promise<number> {
	const found = await lookUpOrders(connection, [number]);
	const problem = found.failed.get(number);
	if (problem !== undefined) throw apiError(run.context.getNode(), TITLE, problem, item);
	const rows = found.rows.get(number) ?? [];
	const row = rows.find(({ state }) => state !== 'cancelled') ?? rows[0];
	if (row === undefined) throw notFound(run, item, `order ${number}`);
	return row.id;
}

async function readWhole(
	run: Run,
	item: number,
	connection: Connection,
	which: Which,
	id: number | string,
): Promise<IDataObject> {
	const attempt = await readOrder(connection, id);
	if (attempt.ok && isRow(attempt.reply.body)) return dataOf(attempt.reply.body);
	if (attempt.ok || attempt.decision === 'absent') throw notFound(run, item, `order ${which.value}`);
	throw apiError(run.context.getNode(), TITLE, attempt.problem, item);
}

function notFound(run: Run, item: number, what: string): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), `PULPO WMS has no ${what}`, {
		itemIndex: item,
		description:
			'Check the number with its prefix and suffix, and whether the user of the credential is assigned to the warehouse.',
	});
}
