import type { Problem } from '../../../../shared/model/outcome';
import { lookUpProducts } from '../../../client/products';
import type { Session } from '../../../client/session';
import { idOf, type Row } from '../../../client/wire';
import type { ImportSettings } from './settings';

/** SKU -> product id, looked up in bulk and once per run. */
export class ProductBook {
	private readonly ids = new Map<string, number | null>();

	private readonly problems = new Map<string, Problem>();

	private readonly session: Session;

	private readonly settings: Pick<ImportSettings, 'merchantId'>;

	constructor(session: Session, settings: Pick<ImportSettings, 'merchantId'>) {
		this.session = session;
		this.settings = settings;
	}

	async load(skus: readonly string[]): Promise<void> {
		const unknown = skus.filter((sku) => !this.ids.has(sku) && !this.problems.has(sku));
		if (unknown.length === 0) return;
		const { merchantId } = this.settings;
		const query = merchantId === null ? {} : { merchant_id: merchantId };
		const found = await lookUpProducts(this.session.connection, unknown, query);
		for (const sku of unknown) {
			const problem = found.failed.get(sku);
			if (problem !== undefined && !found.rows.has(sku)) this.problems.set(sku, problem);
			else this.ids.set(sku, bestProduct(found.rows.get(sku) ?? []));
		}
	}

	/** How many different SKUs were looked up. */
	get size(): number {
		return this.ids.size + this.problems.size;
	}

	/** null = there is no such product. */
	idOf(sku: string): number | null {
		return this.ids.get(sku) ?? null;
	}

	/** Why one of these SKUs could not be looked up. */
	problemOf(skus: readonly string[]): Problem | null {
		for (const sku of skus) {
			const problem = this.problems.get(sku);
			if (problem !== undefined) return problem;
		}
		return null;
	}
}

/** SKUs are unique in one account; where merchants share them, an active product comes first. */
function bestProduct(rows: Row[]): number | null {
	const usable = rows.filter((row) => (row['deleted_at'] ?? null) === null);
	const best = usable.find((row) => row['active'] !== false) ?? usable[0];
	return best === undefined ? null : idOf(best['id']);
}
