import type { INodeProperties } from 'n8n-workflow';

import { collect, pagesByOffset } from '../../../shared/http/pages';
import type { Call, Connection } from '../../../shared/http/types';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { customCall, customRequestFields } from '../../../shared/ui/customRequest';
import { openPulpo } from '../../client/endpoint';
import { PAGE_SIZE } from '../../client/limits';
import { isRow, isRowList, rowsOf, type Row } from '../../client/wire';

export const send: EachOperation = {
	kind: 'each',
	name: 'send',
	title: 'Send',
	action: 'Send a custom request',
	description: 'Reach a part of the API that has no operation of its own',
	fields: [...customRequestFields('PULPO WMS', '/warehouses/'), allPagesField()],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const results = await sendOne(run, item, connection);
		showRequestsAfter(run, item, connection);
		return results;
	},
};

async function sendOne(run: Run, item: number, connection: Connection): Promise<ResultItem[]> {
	const call = customCall(run, item);
	if (call.method === 'GET' && run.parameter<boolean>('allPages', item, false)) {
		const rows = await allRows(connection, call);
		return rows.map((row) => ({ json: dataOf(row), item }));
	}
	const reply = await connection.send(call);
	return resultsOf(reply.body, reply.status, item);
}

function allPagesField(): INodeProperties {
	return {
		displayName: 'All Pages',
		name: 'allPages',
		type: 'boolean',
		default: false,
		displayOptions: { show: { method: ['GET'] } },
		description: 'Whether to read a list page by page to its end and return one item for each row',
	};
}

/** Rows under the only list of the answer, whatever it is called. */
async function allRows(connection: Connection, call: Call): Promise<Row[]> {
	const pages = pagesByOffset({
		size: PAGE_SIZE,
		fetch: async (offset, limit) => {
			const reply = await connection.send({ ...call, query: { ...call.query, limit, offset } });
			return { rows: rowsOf(reply.body, '') };
		},
	});
	return await collect(pages);
}

function resultsOf(body: unknown, status: number, item: number): ResultItem[] {
	if (isRow(body)) return [{ json: dataOf(body), item }];
	if (isRowList(body))
		return body.map((entry) => ({ json: isRow(entry) ? dataOf(entry) : { value: String(entry) }, item }));
	return [{ json: { status, ...(body === undefined ? {} : { text: String(body) }) }, item }];
}
