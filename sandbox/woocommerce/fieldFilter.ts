import { isRow, type Row } from './call.ts';
import { listFrom } from './schema/check.ts';

/** `_fields`: dots reach into objects, but not through lists. */
export function onlyFields(body: unknown, given: unknown): unknown {
	const names = [given].flat().flatMap((one) => listFrom(one).map(String));
	if (names.length === 0) return body;
	const paths = names.map((name) => name.split('.'));
	if (Array.isArray(body)) return body.map((item) => (isRow(item) ? pick(item, paths) : item));
	return isRow(body) ? pick(body, paths) : body;
}

function pick(row: Row, paths: string[][]): Row {
	const picked: Row = {};
	for (const name of Object.keys(row)) {
		const inner = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
		if (inner.length === 0) continue;
		if (inner.some((rest) => rest.length === 0)) picked[name] = row[name];
		else if (isRow(row[name])) picked[name] = pick(row[name], inner);
	}
	return picked;
}
