import type { Outcome, Problem } from '../../../shared/model/outcome';
import { showRequests } from '../../../shared/node/requestHint';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { deleteAll } from '../../client/productDeletes';
import { BULK_SIZE, BULK_TIMEOUT_MS, LOOK_UP_SIZE } from '../../client/limits';
import { bestProduct, lookUpProducts, lookUpProductsById } from '../../client/products';
import { openSession, type Session } from '../../client/session';
import { idOf, textOf } from '../../client/wire';
import { isOn } from '../values';
import { outcomeOf, skipped, type Subject } from '../salesOrder/import/outcomes';
import { chosenProduct, whichProduct, type Which } from './which';

export const deleteOperation: WriteOperation = {
	kind: 'write',
	name: 'delete',
	title: 'Delete',
	action: 'Delete products',
	description: 'Delete products by SKU or ID, many with one request; one that is not there is skipped',
	fields: [...whichProduct(), dryRunField()],
	async run(run) {
		const session = await openSession(run, {
			bulkSize: BULK_SIZE,
			bulkTimeoutMs: BULK_TIMEOUT_MS,
			requestsPerMinute: 0,
		});
		const wanted = Array.from({ length: run.itemCount }, (_, item) => chosenProduct(run, item));
		return await deleteFound(run, session, wanted);
	},
};

async function deleteFound(run: Run, session: Session, wanted: Which[]): Promise<Outcome[]> {
	const dryRun = isOn(run.parameter<unknown>('dryRun', 0, false));
	const valuesBy = (by: Which['by']) => wanted.filter((which) => which.by === by).map(({ value }) => value);
	const bySku = await lookUpProducts(session.connection, valuesBy('sku'), {}, 'probe');
	const byId = await lookUpProductsById(session.connection, valuesBy('id'));
	const rows = wanted.map(({ by, value }) => bestProduct((by === 'id' ? byId : bySku).rows.get(value) ?? []));
	const ids = [...new Set(rows.map((row) => idOf(row?.['id'])).filter((id) => id !== null))];
	const problems = dryRun ? new Map<number, Problem>() : await deleteAll(session, ids);
	const lookUps = (by: Which['by']) => Math.ceil(new Set(valuesBy(by)).size / LOOK_UP_SIZE);
	const bulks = dryRun ? 0 : Math.ceil(ids.length / BULK_SIZE);
	showRequests(run.context, session.connection, lookUps('sku') + lookUps('id') + bulks);
	return wanted.map(({ by, value }, item) => {
		const row = rows[item] ?? null;
		const id = idOf(row?.['id']);
		const sku = textOf(row?.['sku']) ?? value;
		const subject: Subject = { key: sku, shopNumber: sku, number: sku, dryRun };
		const unread = (by === 'id' ? byId : bySku).failed.get(value);
		if (row === null || id === null) {
			return unread === undefined
				? skipped(subject, 'notInPulpo', `PULPO WMS has no product ${value}`)
				: outcomeOf(subject, 'failed', { problem: unread });
		}
		const problem = problems.get(id);
		return problem === undefined
			? outcomeOf(subject, 'updated', { id, changes: [{ field: 'deleted', before: false, after: true }] })
			: outcomeOf(subject, 'failed', { id, problem });
	});
}
