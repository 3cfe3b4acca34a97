import type { Problem } from '../../../../shared/model/outcome';
import type { Product } from '../../../../shared/model/product';
import { PAGE_SIZE } from '../../../client/limits';
import { tryPage } from '../../../client/lists';
import type { Session } from '../../../client/session';
import { thirdPartyList } from '../../../client/thirdParties';
import { idOf, textOf } from '../../../client/wire';
import type { SupplierRules } from '../../../rooms/supplier';

/** Shop's supplier names -> suppliers of PULPO. */
export class SupplierBook {
	private readonly byName = new Map<string, number>();

	private readonly rules: SupplierRules;

	/** Requests that reading the suppliers took. */
	pagesRead = 0;

	constructor(rules: SupplierRules) {
		this.rules = rules;
	}

	/** Reads all suppliers when a name has to be found among them; the problem when they cannot be read. */
	async load(session: Session, products: Product[], merchantId: number | null): Promise<Problem | null> {
		const open = products.flatMap(namesOf).some((name) => !this.rules.mapped.has(name));
		if (!this.rules.byName || !open) return null;
		const query = { third_type: 'S', ...(merchantId === null ? {} : { merchant_id: merchantId }) };
		for (let offset = 0; ; offset += PAGE_SIZE) {
			const page = await tryPage(session.connection, thirdPartyList(query), offset, PAGE_SIZE);
			this.pagesRead++;
			if (!page.ok) return page.problem;
			for (const row of page.rows) {
				const name = textOf(row['name'])?.trim().toLowerCase() ?? '';
				const id = idOf(row['id']);
				if (name !== '' && id !== null && row['active'] !== false && !this.byName.has(name))
					this.byName.set(name, id);
			}
			if (page.rows.length < PAGE_SIZE) return null;
		}
	}

	/** null = none. */
	supplierOf(product: Product): number | null {
		for (const names of [this.rules.mapped, this.byName]) {
			for (const name of namesOf(product)) {
				const id = names.get(name);
				if (id !== undefined) return id;
			}
		}
		return this.rules.fallback;
	}
}

function namesOf(product: Product): string[] {
	return [product.supplier?.name, product.brand]
		.map((name) => name?.trim().toLowerCase() ?? '')
		.filter((name) => name !== '');
}
