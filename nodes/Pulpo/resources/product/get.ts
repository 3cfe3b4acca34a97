import { NodeOperationError } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import type { Connection } from '../../../shared/http/types';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation, Run } from '../../../shared/node/types';
import { openPulpo, TITLE } from '../../client/endpoint';
import { bestProduct, lookUpProducts, readProduct } from '../../client/products';
import { isRow, type Row } from '../../client/wire';
import { chosenProduct, whichProduct, type Which } from './which';

export const get: EachOperation = {
	kind: 'each',
	name: 'get',
	title: 'Get',
	action: 'Get a product',
	description: 'Get one product by its SKU or ID',
	fields: whichProduct(),
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const which = chosenProduct(run, item);
		const row = await (which.by === 'id' ? byId : bySku)(run, item, connection, which);
		showRequestsAfter(run, item, connection);
		if (row !== null) return [{ json: dataOf(row), item }];
		throw new NodeOperationError(
			run.context.getNode(),
			`PULPO WMS has no product with ${which.by === 'id' ? 'ID' : 'SKU'} ${which.value}`,
			{ itemIndex: item, description: 'Check the SKU or ID, or import the product first.' },
		);
	},
};

async function bySku(run: Run, item: number, connection: Connection, which: Which): Promise<Row | null> {
	const found = await lookUpProducts(connection, [which.value], {});
	const problem = found.failed.get(which.value);
	if (problem !== undefined) throw apiError(run.context.getNode(), TITLE, problem, item);
	return bestProduct(found.rows.get(which.value) ?? []);
}

async function byId(run: Run, item: number, connection: Connection, which: Which): Promise<Row | null> {
	const attempt = await readProduct(connection, which.value);
	if (attempt.ok) return isRow(attempt.reply.body) ? attempt.reply.body : null;
	if (attempt.decision === 'absent') return null;
	throw apiError(run.context.getNode(), TITLE, attempt.problem, item);
}
