import type { Problem } from '../../shared/model/outcome';
import { writeInBulk } from './bulk';
import type { Session } from './session';
import { createThirdParties, lookUpThirdParties } from './thirdParties';
import { idOf, type Row, type ThirdPartyBody } from './wire';

export type CustomerResult =
	| { kind: 'found'; id: number }
	| { kind: 'created'; id: number }
	/** Not there, and not to be created. */
	| { kind: 'absent' }
	| { kind: 'failed'; problem: Problem }
	| { kind: 'unknown'; problem: Problem };

export interface CustomerRules {
	merchantId: number | null;
	create: boolean;
	/** The kind of third party that a found record must be. */
	thirdType?: 'C' | 'S';
	bodyOf(number: string, tenantId: number): ThirdPartyBody | null;
}

/** Third parties by identifier number: looked up in bulk, missing ones created in bulk, each once. */
export async function findOrCreateCustomers(
	session: Session,
	numbers: string[],
	rules: CustomerRules,
): Promise<Map<string, CustomerResult>> {
	const results = new Map<string, CustomerResult>();
	const found = await find(session, numbers, rules);
	for (const [number, id] of found.rows) results.set(number, { kind: 'found', id });
	for (const [number, problem] of found.failed)
		if (!results.has(number)) results.set(number, { kind: 'failed', problem });
	const missing = numbers.filter((number) => !results.has(number));
	if (!rules.create) for (const number of missing) results.set(number, { kind: 'absent' });
	else if (missing.length > 0) await create(session, missing, rules, results);
	return results;
}

async function create(
	session: Session,
	numbers: string[],
	rules: CustomerRules,
	results: Map<string, CustomerResult>,
): Promise<void> {
	const tenant = await session.tenant();
	if (!tenant.ok) {
		for (const number of numbers) results.set(number, { kind: 'failed', problem: tenant.problem });
		return;
	}
	const bodies = numbers
		.map((number) => rules.bodyOf(number, tenant.tenantId))
		.filter((body) => body !== null);
	const written = await writeInBulk(session, bodies, {
		keyField: 'identifier_number',
		record: 'customer',
		keyOf: (body) => body.identifier_number,
		send: async (rows) => await createThirdParties(session.connection, rows, session.bulkTimeoutMs),
		find: async (keys) => await find(session, keys, rules),
	});
	bodies.forEach((body, index) => {
		const result = written[index];
		if (result !== undefined) results.set(body.identifier_number, resultOf(result));
	});
}

function resultOf(
	written: Awaited<ReturnType<typeof writeInBulk<ThirdPartyBody, number>>>[number],
): CustomerResult {
	if (written.kind !== 'found') return written;
	return { kind: written.sent ? 'created' : 'found', id: written.record };
}

async function find(
	session: Session,
	numbers: string[],
	rules: CustomerRules,
): Promise<{ rows: Map<string, number>; failed: Map<string, Problem> }> {
	const query = rules.merchantId === null ? {} : { merchant_id: rules.merchantId };
	const found = await lookUpThirdParties(session.connection, numbers, query);
	const rows = new Map<string, number>();
	for (const [number, list] of found.rows) {
		const id = bestId(list, rules.thirdType ?? 'C');
		if (id !== null) rows.set(number, id);
	}
	return { rows, failed: found.failed };
}

/** The oldest record that is not deleted, active ones first. */
function bestId(rows: Row[], thirdType: 'C' | 'S'): number | null {
	const usable = rows.filter(
		(row) => (row['deleted_at'] ?? null) === null && (row['third_type'] ?? thirdType) === thirdType,
	);
	const active = usable.filter((row) => row['active'] !== false);
	const ids = (active.length > 0 ? active : usable).map((row) => idOf(row['id'])).filter((id) => id !== null);
	return ids.length === 0 ? null : Math.min(...ids);
}
