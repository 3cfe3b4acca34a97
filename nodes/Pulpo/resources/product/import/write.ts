import type { Problem } from '../../../../shared/model/outcome';
import { writeInBulk, type Written } from '../../../client/bulk';
import { bestProduct, createProducts, lookUpProducts, updateProducts } from '../../../client/products';
import type { ProductBody, Row } from '../../../client/wire';
import { updateOf } from '../../../mapping/productChanges';
import { failed, outcomeOf } from '../../salesOrder/import/outcomes';
import { aboutProduct, ownerQuery, settle, take, type Board } from './board';
import type { Job } from './duplicates';

interface FoundRows {
	rows: Map<string, Row[]>;
	failed: Map<string, Problem>;
}

/** A product that turns out to be there already goes on as an update. */
export async function createAll(board: Board): Promise<void> {
	const { session, creates } = board;
	const written = await writeInBulk<ProductBody, Row[]>(
		session,
		creates.map(({ body }) => body),
		{
			keyField: 'sku',
			record: 'product',
			keyOf: ({ sku }) => sku,
			send: async (rows) => await createProducts(session.connection, rows, session.bulkTimeoutMs),
			find: async (skus) => await lookUpAgain(board, skus),
		},
	);
	creates.forEach(({ job, body }, index) => {
		const result = written[index];
		if (result === undefined) return;
		const own = result.kind === 'found' && result.sent ? bestProduct(result.record) : null;
		if (result.kind === 'created') settle(board, job, outcomeOf(job.subject, 'created', { id: result.id }));
		else if (own !== null && updateOf(own, body, board.settings).changes.length === 0)
			settle(board, job, outcomeOf(job.subject, 'created', { id: Number(own['id']) }));
		else if (result.kind === 'found') take(board, job, result.record);
		else settleProblem(board, job, result);
	});
}

/** After an unclear answer a product that is as it shall be counts as written; the others are sent again. */
export async function updateAll(board: Board): Promise<void> {
	const { session, updates, settings } = board;
	const bySku = new Map(updates.map((update) => [update.job.sku, update]));
	const written = await writeInBulk<Row, Row[]>(
		session,
		updates.map(({ row }) => row),
		{
			keyField: 'sku',
			record: 'product',
			keyOf: (row) => String(row['sku']),
			send: async (rows) => await updateProducts(session.connection, rows, session.bulkTimeoutMs),
			find: async (skus) => {
				const found = await lookUpAgain(board, skus);
				for (const [sku, rows] of found.rows) {
					const update = bySku.get(sku);
					const own = rows.find((row) => Number(row['id']) === update?.id);
					if (!update || !own || updateOf(own, update.body, settings).changes.length > 0)
						found.rows.delete(sku);
				}
				return found;
			},
		},
	);
	updates.forEach(({ job, id, changes }, index) => {
		const result = written[index];
		if (result === undefined) return;
		if (result.kind === 'created' || result.kind === 'found')
			settle(board, job, outcomeOf(job.subject, 'updated', { id, changes }));
		else settleProblem(board, job, result, id);
	});
}

async function lookUpAgain(board: Board, skus: string[]): Promise<FoundRows> {
	return await lookUpProducts(board.session.connection, skus, ownerQuery(board.settings), 'probe');
}

function settleProblem(
	board: Board,
	job: Job,
	result: Extract<Written<Row[]>, { kind: 'failed' | 'unknown' }>,
	id: number | null = null,
): void {
	const { subject } = job;
	if (result.kind === 'failed') {
		const problem = aboutProduct(subject, result.problem);
		return settle(
			board,
			job,
			id === null ? failed(subject, problem) : outcomeOf(subject, 'failed', { id, problem }),
		);
	}
	const problem: Problem = {
		...result.problem,
		code: 'unknown',
		message: `It is not known whether product ${subject.shopNumber} arrived in PULPO WMS: ${result.problem.message}`,
		hint: 'Run it again: the next run looks the product up before it sends anything.',
		retryable: true,
	};
	settle(board, job, outcomeOf(subject, 'unknown', { id, problem }));
}
