import { LOOK_UP_SIZE } from '../../../client/limits';

export interface Work {
	/** Pages of the list of warehouses. */
	warehousePages: number;
	/** Order numbers to look up. */
	numbers: number;
	skus: number;
	customers: number;
	newCustomers: number;
	creates: number;
	updates: number;
	cancels: number;
	bulkSize: number;
	dryRun: boolean;
}

/** The fewest requests that this work can take with the vendor's batches: what a run is measured against. */
export function fewestCalls(work: Work): number {
	const bulks = (rows: number) => Math.ceil(rows / work.bulkSize);
	const lookUps = (values: number) => Math.ceil(values / LOOK_UP_SIZE);
	const reads =
		work.warehousePages + lookUps(work.numbers) + lookUps(work.skus) + lookUps(work.customers) + work.updates;
	if (work.dryRun) return reads;
	const customers = work.newCustomers === 0 ? 0 : 1 + bulks(work.newCustomers);
	return reads + customers + bulks(work.creates) + work.updates + bulks(work.cancels);
}
