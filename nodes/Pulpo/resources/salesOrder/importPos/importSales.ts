import type { Outcome, Reason } from '../../../../shared/model/outcome';
import type { Run } from '../../../../shared/node/types';
import { LOOK_UP_SIZE } from '../../../client/limits';
import type { QuickSaleBody } from '../../../client/quickSales';
import { lookUpOrders } from '../../../client/salesOrders';
import type { Session } from '../../../client/session';
import { itemsOf, skusOf, soldQuantities } from '../../../mapping/lines';
import { saleBody } from '../../../mapping/sale';
import { WarehouseBook } from '../../../rooms/warehouseOfLocation';
import { numberTaken } from '../import/decide';
import { aboutOrder, failed, problemOf, skipped } from '../import/outcomes';
import { leftOutWarning } from '../import/prepare';
import { ProductBook } from '../import/products';
import { locationOf, readOrders } from '../import/readOrders';
import { posCustomer, type PosCustomer } from './customer';
import { saleOf, settledBy, type Sale } from './sales';
import { preview, send } from './send';
import type { PosSettings } from './settings';

/** A sale as PULPO takes it. */
export interface ReadySale {
	sale: Sale;
	body: QuickSaleBody;
	warning: Reason | null;
	skuOf(productId: number): string;
}

/** Books all sales of one run: looked up, made in bulk, those without stock skipped with the reason. */
export async function importSales(
	run: Run,
	session: Session,
	settings: PosSettings,
	inputs: readonly unknown[],
): Promise<{ outcomes: Outcome[]; fewest: number }> {
	const { connection } = session;
	const customer = await posCustomer(run, connection, settings.customerId);
	const warehouses = new WarehouseBook(settings.warehouses);
	const warehousePages = await warehouses.load(connection, inputs.map(locationOf));
	const { orders, settled } = readOrders(inputs, settings);
	const sales: Sale[] = [];
	for (const input of orders) {
		const sale = saleOf(input, warehouses);
		if ('outcome' in sale) settled.set(input.item, sale);
		else sales.push(sale);
	}
	const open = await notBookedYet(session, sales, settled);
	const products = new ProductBook(session, settings);
	await products.load(
		skusOf(
			open.map(({ order }) => order),
			settings,
			soldQuantities,
		),
	);
	const ready: ReadySale[] = [];
	for (const sale of open) {
		const prepared = prepareSale(sale, settings, customer, products);
		if ('outcome' in prepared) settled.set(sale.item, prepared);
		else ready.push(prepared);
	}
	const written = settings.dryRun ? await preview(session, ready) : await send(session, ready);
	ready.forEach(({ sale }, index) => {
		const outcome = written[index];
		if (outcome !== undefined) settled.set(sale.item, outcome);
	});
	const lookUps = Math.ceil(sales.length / LOOK_UP_SIZE) + Math.ceil(products.size / LOOK_UP_SIZE);
	const bulks = Math.ceil(ready.length / session.bulkSize);
	return {
		outcomes: inputs.map((_, item) => settled.get(item)).filter((outcome) => outcome !== undefined),
		fewest: 1 + warehousePages + lookUps + bulks,
	};
}

async function notBookedYet(session: Session, sales: Sale[], settled: Map<number, Outcome>): Promise<Sale[]> {
	const found = await lookUpOrders(
		session.connection,
		sales.map(({ subject }) => subject.number),
	);
	const owners = new Map<string, string>();
	return sales.filter((sale) => {
		const { number, key } = sale.subject;
		const owner = owners.get(number);
		const problem = found.failed.get(number);
		const outcome =
			problem === undefined
				? settledBy(sale, found.rows.get(number) ?? [])
				: failed(sale.subject, aboutOrder(sale.subject, problem));
		if (outcome !== null) settled.set(sale.item, outcome);
		else if (owner !== undefined) settled.set(sale.item, numberTaken(sale.subject, undefined, owner));
		else owners.set(number, key);
		return outcome === null && owner === undefined;
	});
}

function prepareSale(
	sale: Sale,
	settings: PosSettings,
	customer: PosCustomer,
	products: ProductBook,
): ReadySale | Outcome {
	const { order, subject, warehouseId } = sale;
	const skus = skusOf([order], settings, soldQuantities);
	const problem = products.problemOf(skus);
	if (problem !== null) return failed(subject, aboutOrder(subject, problem));
	const lines = itemsOf(order, settings, (sku) => products.idOf(sku), soldQuantities);
	if (!lines.ok) return failed(subject, problemOf(lines.code, lines.message, lines.hint));
	const warning = lines.leftOut.length === 0 ? null : leftOutWarning(lines.leftOut);
	if (lines.items.length === 0) {
		return skipped(
			subject,
			'nothingSold',
			warning?.message ?? `Sale ${subject.shopNumber} has no line that was sold`,
		);
	}
	const names = new Map(skus.map((sku) => [products.idOf(sku), sku]));
	return {
		sale,
		body: saleBody(order, { number: subject.number, warehouseId, customer, items: lines.items }, settings),
		warning,
		skuOf: (productId) => names.get(productId) ?? String(productId),
	};
}
