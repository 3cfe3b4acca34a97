import type { Outcome } from '../../../../shared/model/outcome';
import type { WarehouseBook } from '../../../rooms/warehouseOfLocation';
import { jobOf } from './jobOf';
import type { Job } from './jobs';
import { readOrders } from './readOrders';
import type { ImportSettings } from './settings';

export interface Plan {
	jobs: Job[];
	/** Items whose outcome is clear without asking PULPO. */
	settled: Map<number, Outcome>;
}

/** Sorts the input: what is no order, what comes twice, what is to be imported and what to be cancelled. */
export function planImports(
	inputs: readonly unknown[],
	settings: ImportSettings,
	warehouses: WarehouseBook,
): Plan {
	const { orders, settled } = readOrders(inputs, settings);
	const jobs: Job[] = [];
	for (const { item, order, subject } of orders) {
		const planned = jobOf(item, order, subject, settings, warehouses);
		if ('outcome' in planned) settled.set(item, planned);
		else jobs.push(planned);
	}
	return { jobs, settled };
}
