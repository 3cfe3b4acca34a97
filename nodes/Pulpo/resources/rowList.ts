import { dataOf } from '../../shared/node/errorItem';
import { showRequestsAfter } from '../../shared/node/requestHint';
import type { EachOperation, ResultItem, Run } from '../../shared/node/types';
import { limitOf } from '../../shared/ui/paging';
import { openPulpo } from '../client/endpoint';
import { firstRows, type List } from '../client/lists';

/** The work of an operation that returns the rows of one list as PULPO WMS sends them, page by page up to the chosen limit. */
export function rowsOfList(listOf: (run: Run, item: number) => List): EachOperation['run'] {
	return async (run: Run, item: number): Promise<ResultItem[]> => {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const rows = await firstRows(connection, listOf(run, item), limitOf(run, item));
		showRequestsAfter(run, item, connection);
		return rows.map((row) => ({ json: dataOf(row), item }));
	};
}
