import { compileSearch } from '../search/compile.ts';
import { number, texts, time } from '../search/kinds.ts';
import type { FieldSearch, SearchSpace } from '../search/compile.ts';

type Payload = Record<string, unknown>;

/** Values at a dotted path; lists are gone through. */
function valuesAt(value: unknown, path: string[]): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path));
	const [name, ...rest] = path;
	if (name === undefined)
		return value === null || value === undefined || typeof value === 'object' ? [] : [String(value)];
	if (value === null || typeof value !== 'object') return [];
	return valuesAt((value as Payload)[name], rest);
}

function payloadField(name: string, zone: string): FieldSearch<Payload> {
	const read = (payload: Payload) => valuesAt(payload, name.split('.'));
	return (term) => {
		if (term.comparator === '') return texts(read)(term);
		const isTime = /^\d{4}-\d\d/.test(term.value);
		const compared = isTime
			? time<string>((value) => Date.parse(value), { zone, now: () => 0 })(term)
			: number<string>(Number)(term);
		return compared === 'invalid' ? compared : (payload) => read(payload).some(compared);
	};
}

/** A subscription's filter speaks of the fields of the payload. */
export function passesFilter(payload: Payload, filter: string | null, zone: string): boolean {
	if (!filter) return true;
	const space: SearchSpace<Payload> = {
		fields: {},
		dynamicField: (name) => payloadField(name, zone),
		bare: () => 'invalid',
	};
	return compileSearch(filter, space).test(payload);
}

/** Only the named fields, dotted ones with their way to them; nothing named = everything. */
export function onlyFields(payload: Payload, fields: string[]): Payload {
	if (fields.length === 0) return payload;
	const result: Payload = {};
	for (const name of Object.keys(payload)) {
		const inner = fields
			.filter((field) => field.startsWith(`${name}.`))
			.map((field) => field.slice(name.length + 1));
		if (fields.includes(name)) result[name] = payload[name];
		else if (inner.length > 0) result[name] = pick(payload[name], inner);
	}
	return result;
}

function pick(value: unknown, fields: string[]): unknown {
	if (Array.isArray(value)) return value.map((entry) => pick(entry, fields));
	return value !== null && typeof value === 'object' ? onlyFields(value as Payload, fields) : value;
}
