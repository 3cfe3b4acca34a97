import type { Outcome } from '../../../../shared/model/outcome';
import { writeInBulk, type Written } from '../../../client/bulk';
import { createQuickSales, type QuickSaleBody } from '../../../client/quickSales';
import { lookUpOrders } from '../../../client/salesOrders';
import type { Session } from '../../../client/session';
import type { OrderRow } from '../../../client/wire';
import { changesOfNew } from '../../../mapping/changes';
import { unclear } from '../import/create';
import { isOurs, numberTaken } from '../import/decide';
import { aboutOrder, failed, outcomeOf } from '../import/outcomes';
import type { ReadySale } from './importSales';
import { outOfStock, settledBy } from './sales';
import { SaleStock } from './stock';

/** What would happen; the stock of PULPO WMS is read, as the sales would take it one after the other. */
export async function preview(session: Session, ready: readonly ReadySale[]): Promise<Outcome[]> {
	const stock = new SaleStock();
	await stock.load(
		session.connection,
		ready.map(({ body }) => body),
	);
	return ready.map(({ sale, body, warning, skuOf }) => {
		const short = stock.shortages(body, skuOf);
		if (short.length > 0) return outOfStock(sale.subject, short.join(', '), warning);
		stock.take(body);
		return outcomeOf(sale.subject, 'created', { reason: warning, changes: changesOfNew(body) });
	});
}

/** One outcome for each sale, in their order. */
export async function send(session: Session, ready: readonly ReadySale[]): Promise<Outcome[]> {
	const written = await sendBodies(
		session,
		ready.map(({ body }) => body),
	);
	const refused = ready.filter((_, index) => isRefused(written[index]));
	const stock = new SaleStock();
	await stock.load(
		session.connection,
		refused.map(({ body }) => body),
	);
	return ready.flatMap((entry, index) => {
		const result = written[index];
		return result === undefined ? [] : [outcomeOfSale(entry, result, stock)];
	});
}

async function sendBodies(session: Session, bodies: QuickSaleBody[]): Promise<Array<Written<OrderRow[]>>> {
	return await writeInBulk<QuickSaleBody, OrderRow[]>(session, bodies, {
		keyField: 'order_num',
		record: 'sale',
		keyOf: (body) => body.order_num,
		send: async (rows) => await createQuickSales(session.connection, rows, session.bulkTimeoutMs),
		find: async (numbers) => await lookUpOrders(session.connection, numbers),
	});
}

function outcomeOfSale(entry: ReadySale, result: Written<OrderRow[]>, stock: SaleStock): Outcome {
	const { sale, warning } = entry;
	const { subject } = sale;
	switch (result.kind) {
		case 'created':
			return outcomeOf(subject, 'created', { id: result.id, reason: warning });
		case 'unknown':
			return outcomeOf(subject, 'unknown', { problem: unclear(result.problem, subject.shopNumber) });
		case 'failed':
			return refusedOutcome(entry, result, stock);
		case 'found': {
			const ours = result.record.find((row) => isOurs(row, subject.key) && row.state === 'ended');
			if (result.sent && ours) return outcomeOf(subject, 'created', { id: ours.id, reason: warning });
			return settledBy(sale, result.record) ?? numberTaken(subject, result.record[0], '');
		}
	}
}

/** PULPO's words for missing stock are not documented, so its own figures are looked at first. */
function refusedOutcome(
	{ sale, body, warning, skuOf }: ReadySale,
	result: Extract<Written<OrderRow[]>, { kind: 'failed' }>,
	stock: SaleStock,
): Outcome {
	const { subject } = sale;
	const words = result.problem.vendorMessage ?? '';
	if (isRefused(result)) {
		const short = stock.shortages(body, skuOf);
		if (short.length > 0) return outOfStock(subject, short.join(', '), warning);
		if (/stock/i.test(words)) return outOfStock(subject, words, warning);
	}
	return failed(subject, aboutOrder(subject, result.problem));
}

function isRefused(result: Written<OrderRow[]> | undefined): boolean {
	return result?.kind === 'failed' && [400, 422].includes(result.problem.httpStatus ?? 0);
}
