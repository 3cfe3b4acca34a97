import type { Change, Outcome } from '../../../../shared/model/outcome';
import { writeInBulk } from '../../../client/bulk';
import {
	lookUpPurchaseOrders,
	writePurchaseOrders,
	type PurchaseOrderBody,
} from '../../../client/purchaseOrders';
import type { Session } from '../../../client/session';
import { idOf, type Row } from '../../../client/wire';
import { purchaseChanges } from '../../../mapping/purchaseOrder';
import { failed, outcomeOf } from '../../salesOrder/import/outcomes';
import type { Job } from './plan';

export interface Write {
	method: 'POST' | 'PUT';
	job: Job;
	id: number | null;
	body: PurchaseOrderBody;
	changes: Change[];
}

/** Creates, then updates; outcomes by item. */
export async function writeAll(session: Session, writes: Write[]): Promise<Array<[number, Outcome]>> {
	const outcomes: Array<[number, Outcome]> = [];
	for (const method of ['POST', 'PUT'] as const)
		outcomes.push(
			...(await writeSome(
				session,
				method,
				writes.filter((write) => write.method === method),
			)),
		);
	return outcomes;
}

async function writeSome(
	session: Session,
	method: Write['method'],
	writes: Write[],
): Promise<Array<[number, Outcome]>> {
	const byNumber = new Map(writes.map((write) => [write.body.order_num, write]));
	const written = await writeInBulk<Write, Row>(session, writes, {
		keyField: 'order_num',
		record: 'purchase order',
		keyOf: ({ body }) => body.order_num,
		send: async (rows) =>
			await writePurchaseOrders(
				session.connection,
				method,
				rows.map(({ id, body }) => (id === null ? body : { id, ...body })),
				session.bulkTimeoutMs,
			),
		find: async (numbers) => {
			const found = await lookUpPurchaseOrders(session.connection, numbers);
			const rows = new Map<string, Row>();
			for (const [number, list] of found.rows) {
				const write = byNumber.get(number);
				const [row] = list;
				// An update counts as done only when the order is as it shall be.
				if (row && write && (method === 'POST' || purchaseChanges(row, write.body).length === 0))
					rows.set(number, row);
			}
			return { rows, failed: found.failed };
		},
	});
	return writes.map((write, index) => [write.job.item, outcomeFor(write, written[index])]);
}

function outcomeFor(
	write: Write,
	result: Awaited<ReturnType<typeof writeInBulk<Write, Row>>>[number] | undefined,
): Outcome {
	const { subject } = write.job;
	const done = write.method === 'POST' ? 'created' : 'updated';
	if (result?.kind === 'created') return outcomeOf(subject, done, { id: result.id, changes: write.changes });
	if (result?.kind === 'found') {
		const id = idOf(result.record['id']);
		const same = result.sent && purchaseChanges(result.record, write.body).length === 0;
		return same || write.method === 'PUT'
			? outcomeOf(subject, done, { id, changes: write.changes })
			: failed(subject, taken(subject.number));
	}
	if (result?.kind === 'failed') return failed(subject, result.problem);
	const problem = {
		...(result?.problem ?? taken(subject.number)),
		code: 'unknown',
		message: `It is not known whether purchase order ${subject.number} arrived in PULPO WMS`,
		hint: 'Run it again: the next run looks the order up before it sends anything.',
		retryable: true,
	};
	return outcomeOf(subject, 'unknown', { problem });
}

/** Somebody else made it at the same moment. */
function taken(number: string) {
	return {
		code: 'numberTaken',
		message: `PULPO WMS has a purchase order ${number} already`,
		hint: 'Run it again: the next run compares the order with the one in PULPO WMS.',
		vendorMessage: null,
		httpStatus: null,
		retryable: true,
	};
}
