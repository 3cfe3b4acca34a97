import { parseKey } from './key';
import { matches, type Shape, type ShapeProblem } from './shape';

export type RecordCheck<T> = { ok: true; record: T } | { ok: false; problems: ShapeProblem[] };

interface Keyed {
	key: string;
	system: string;
	account: string;
	id: string;
	part?: number | null;
}

/** Shape first, then that the key is made of the record's own system, account, id and part. */
export function checkRecord<T extends Keyed>(shape: Shape<T>, value: unknown): RecordCheck<T> {
	const problems: ShapeProblem[] = [];
	if (!matches(shape, value, problems)) return { ok: false, problems };
	problems.push(...keyProblems(value));
	return problems.length === 0 ? { ok: true, record: value } : { ok: false, problems };
}

/** A key that belongs to another record would make an import update or cancel that one. */
function keyProblems(record: Keyed): ShapeProblem[] {
	const parsed = parseKey(record.key);
	if (!parsed.ok) return [{ path: 'key', message: parsed.message }];
	const { system, account, id, part } = parsed.parts;
	const found: ShapeProblem[] = [];
	const compare = (name: string, inKey: unknown, own: unknown) => {
		if (inKey !== own)
			found.push({ path: 'key', message: `does not fit "${name}", which is ${String(own)}` });
	};
	compare('system', system, record.system);
	compare('account', account, record.account);
	compare('id', id, record.id);
	compare('part', part, record.part ?? null);
	return found;
}
