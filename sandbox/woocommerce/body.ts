import { parseQuery } from '../core/wire.ts';
import type { SandboxRequest } from '../core/types.ts';
import { Refusal } from './answers.ts';
import { isRow, type Row } from './call.ts';

/** JSON or a form; a batch may come as a bare list, which nobody looks at. */
export function readBody({ headers, text, method }: SandboxRequest): Row {
	if (text === '' || method === 'GET' || method === 'HEAD') return {};
	const type = headers['content-type'] ?? '';
	if (/application\/(\w+\+)?json/i.test(type)) return readJson(text);
	if (/x-www-form-urlencoded/i.test(type)) return unbracket(parseQuery(text));
	return {};
}

function readJson(text: string): Row {
	try {
		const body: unknown = JSON.parse(text);
		return isRow(body) ? body : {};
	} catch {
		throw new Refusal(400, 'rest_invalid_json', 'Invalid JSON body passed.', {
			json_error_code: 4,
			json_error_message: 'Syntax error',
		});
	}
}

/** `status[]=a&status[]=b`, `meta[0][key]=x` -> nested, as PHP reads them. */
export function unbracket(flat: Record<string, string | string[]>): Row {
	const nested: Row = {};
	for (const [name, value] of Object.entries(flat)) {
		const [first = '', ...rest] = name.replaceAll(']', '').split('[');
		const keys = rest.filter((key, index) => key !== '' || index < rest.length - 1);
		if (rest.length > 0 && keys.length === 0) {
			nested[first] = [nested[first] ?? [], value].flat();
			continue;
		}
		if (keys.length === 0) {
			// Without brackets the last one counts.
			nested[first] = [value].flat().at(-1);
			continue;
		}
		setDeep(nested, [first, ...keys], value);
	}
	return toLists(nested) as Row;
}

function setDeep(target: Row, [key = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) {
		target[key] = value;
		return;
	}
	if (!isRow(target[key])) target[key] = {};
	setDeep(target[key] as Row, rest, value);
}

/** {"0": a, "1": b} -> [a, b] */
function toLists(value: unknown): unknown {
	if (!isRow(value)) return value;
	const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, toLists(inner)]);
	const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
	return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
