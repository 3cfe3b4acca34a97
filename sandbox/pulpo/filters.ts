/** Values of list filters: plain, bracketed, or with an operator in front ("gte:", "between:", ...). */

export type Kind = 'integer' | 'number' | 'string' | 'boolean' | 'time';
export type Cell = string | number | boolean | null;

export type Test = (cells: readonly Cell[]) => boolean;
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

const OPERATOR = /^(gte|gt|lte|lt|between|to_list|includes):([\s\S]*)$/;
const TIME = /^(\d{4}-\d\d-\d\d)([T ](\d\d:\d\d:\d\d)(\.\d+)?Z?)?$/;

const COMPARE: Record<string, (cell: number | string, wanted: number | string) => boolean> = {
	gte: (cell, wanted) => cell >= wanted,
	gt: (cell, wanted) => cell > wanted,
	lte: (cell, wanted) => cell <= wanted,
	lt: (cell, wanted) => cell < wanted,
};

export function parseFilter(kind: Kind, value: string | string[]): Parsed<Test> {
	if (Array.isArray(value)) return oneOfTest(kind, value);
	const [, operator, rest = ''] = OPERATOR.exec(value) ?? [];
	if (operator === undefined) return plainTest(kind, value);
	if (operator === 'to_list') return oneOfTest(kind, rest.split(','));
	if (operator === 'includes') return includesTest(kind, rest.split(','));
	if (operator === 'between') return betweenTest(kind, rest.split(','));
	const wanted = parseValue(kind, rest);
	const compare = COMPARE[operator];
	if (!wanted.ok || !compare) return { ok: false, problem: 'is invalid' };
	return passed((cells) =>
		cells.some((cell) => isComparable(cell) && compare(cell, wanted.value as number | string)),
	);
}

const passed = (test: Test): Parsed<Test> => ({ ok: true, value: test });
const isComparable = (cell: Cell): cell is number | string => cell !== null && typeof cell !== 'boolean';

function plainTest(kind: Kind, value: string): Parsed<Test> {
	if (kind === 'time' && value.length === 10) {
		const day = parseValue(kind, value);
		return day.ok ? passed((cells) => cells.some((cell) => String(cell).startsWith(value))) : day;
	}
	return oneOfTest(kind, [value]);
}

function oneOfTest(kind: Kind, values: string[]): Parsed<Test> {
	const wanted = new Set<Cell>();
	for (const text of values) {
		const parsed = parseValue(kind, text);
		if (!parsed.ok) return parsed;
		wanted.add(parsed.value);
	}
	return passed((cells) => cells.some((cell) => wanted.has(cell)));
}

function includesTest(kind: Kind, values: string[]): Parsed<Test> {
	const wanted = values.map((text) => parseValue(kind, text));
	if (wanted.some((parsed) => !parsed.ok)) return { ok: false, problem: 'is invalid' };
	return passed((cells) => wanted.every((parsed) => parsed.ok && cells.includes(parsed.value)));
}

function betweenTest(kind: Kind, values: string[]): Parsed<Test> {
	const [from, to] = values.map((text) => parseValue(kind, text));
	if (values.length !== 2 || !from?.ok || !to?.ok) return { ok: false, problem: 'is invalid' };
	const [low, high] = [from.value as number | string, to.value as number | string];
	return passed((cells) => cells.some((cell) => isComparable(cell) && cell >= low && cell <= high));
}

export function parseValue(kind: Kind, text: string): Parsed<Cell> {
	switch (kind) {
		case 'string':
			return { ok: true, value: text };
		case 'integer':
			return /^-?\d+$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, problem: 'is invalid' };
		case 'number':
			return /^-?\d+(\.\d+)?$/.test(text)
				? { ok: true, value: Number(text) }
				: { ok: false, problem: 'is invalid' };
		case 'boolean':
			return ['true', 'false'].includes(text)
				? { ok: true, value: text === 'true' }
				: { ok: false, problem: 'is invalid' };
		case 'time':
			return parseTime(text);
	}
}

/** Any of the vendor's ways to write a time, as it stands in the rows: comparable as text. */
function parseTime(text: string): Parsed<Cell> {
	const [, day, , clock] = TIME.exec(text) ?? [];
	return day ? { ok: true, value: `${day}T${clock ?? '00:00:00'}` } : { ok: false, problem: 'is invalid' };
}
