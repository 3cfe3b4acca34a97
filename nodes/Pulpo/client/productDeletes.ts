import type { Problem } from '../../shared/model/outcome';
import { deleteProduct, deleteProducts, lookUpProductsById } from './products';
import type { Session } from './session';

/** Deletes products in bulk; what a bulk call leaves there is deleted one by one, for the vendor's words on each. */
export async function deleteAll(session: Session, ids: number[]): Promise<Map<number, Problem>> {
	const problems = new Map<number, Problem>();
	for (let from = 0; from < ids.length; from += session.bulkSize) {
		const chunk = ids.slice(from, from + session.bulkSize);
		const attempt = await deleteProducts(session.connection, chunk, session.bulkTimeoutMs);
		if (attempt.ok) continue;
		if (attempt.decision === 'ambiguous') await session.settle();
		for (const id of await stillThere(session, chunk)) {
			const single = await deleteProduct(session.connection, id);
			if (!single.ok && single.decision !== 'absent') problems.set(id, single.problem);
		}
	}
	return problems;
}

async function stillThere(session: Session, ids: number[]): Promise<number[]> {
	const found = await lookUpProductsById(session.connection, ids.map(String));
	return ids.filter((id) => found.rows.has(String(id)) || found.failed.has(String(id)));
}
