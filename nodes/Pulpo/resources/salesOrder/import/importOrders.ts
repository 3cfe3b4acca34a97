import type { Outcome } from '../../../../shared/model/outcome';
import type { Session } from '../../../client/session';
import { Board } from './board';
import { cancelOrdersOf } from './cancel';
import { createAll } from './create';
import { fewestCalls } from './fewestCalls';
import { WarehouseBook } from '../../../rooms/warehouseOfLocation';
import { compareWithPulpo, leaveOutRenamed, loadBooks } from './lookups';
import { planImports } from './plan';
import { locationOf } from './readOrders';
import type { ImportSettings } from './settings';
import { updateAll } from './update';

export interface Imported {
	/** One for each input, in input order. */
	outcomes: Outcome[];
	/** The fewest requests that this could take. */
	fewest: number;
}

/** Brings all orders of one run into PULPO with the fewest calls. */
export async function importOrders(
	session: Session,
	settings: ImportSettings,
	startedAt: string,
	inputs: readonly unknown[],
): Promise<Imported> {
	const board = new Board(session, settings, startedAt);
	const warehouses = new WarehouseBook(settings.warehouses);
	const warehousePages = await warehouses.load(session.connection, inputs.map(locationOf));
	const plan = planImports(inputs, settings, warehouses);
	for (const [item, outcome] of plan.settled) board.settle({ item }, outcome);
	const numbers = await compareWithPulpo(board, plan.jobs);
	await leaveOutRenamed(board);
	await loadBooks(board);
	const creates = await createAll(board);
	await updateAll(board);
	await cancelOrdersOf(board);
	const { looked, created } = board.customers.sizes;
	return {
		outcomes: inputs.map((_, item) => board.outcomes.get(item)).filter((outcome) => outcome !== undefined),
		fewest: fewestCalls({
			warehousePages,
			numbers,
			skus: board.products.size,
			customers: looked,
			newCustomers: created,
			creates,
			updates: board.updates.length,
			cancels: board.cancels.length,
			bulkSize: settings.bulkSize,
			dryRun: settings.dryRun,
		}),
	};
}
