import { NodeOperationError } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import type { EachOperation, Run } from '../../../shared/node/types';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import { openPulpo, TITLE } from '../../client/endpoint';
import { readIncomingGood, RETURN_TYPE } from '../../client/returns';
import { isRow } from '../../client/wire';
import { unified } from './unified';

export const get: EachOperation = {
	kind: 'each',
	name: 'get',
	title: 'Get',
	action: 'Get a return',
	description: 'Get goods that came back with one receipt, with the shop order they belong to',
	fields: [
		{
			displayName: 'Receipt ID',
			name: 'receiptId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 50001',
			description: 'ID of the receipt in PULPO WMS; the key of a return ends with it',
		},
	],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const id = String(run.parameter<unknown>('receiptId', item, '') ?? '').trim();
		if (!/^\d+$/.test(id)) throw noReturn(run, item, `"${id}" is no receipt ID`);
		const attempt = await readIncomingGood(connection, id);
		if (!attempt.ok && attempt.decision !== 'absent')
			throw apiError(run.context.getNode(), TITLE, attempt.problem, item);
		const row = attempt.ok && isRow(attempt.reply.body) ? attempt.reply.body : null;
		if (row === null) throw noReturn(run, item, `PULPO WMS has no receipt ${id}`);
		if (row['document_type'] !== RETURN_TYPE)
			throw noReturn(run, item, `Receipt ${id} is not of the kind "return"`);
		const results = await unified(run, item, connection, [row]);
		showRequestsAfter(run, item, connection);
		return results;
	},
};

function noReturn(run: Run, item: number, message: string): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), message, {
		itemIndex: item,
		description:
			'Fill in the ID of the receipt, and check that the user of the credential is assigned to the warehouse.',
	});
}
