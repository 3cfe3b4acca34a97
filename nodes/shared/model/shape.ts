/** One finding about a value: where it is, such as "lines[0].openQuantity", and what is wrong there. */
export interface ShapeProblem {
	path: string;
	message: string;
}

export type CheckResult = { ok: true } | { ok: false; problems: ShapeProblem[] };

export type JsonSchema = { [keyword: string]: unknown };

/**
 * What a value must look like. One table serves both the validators and the JSON Schemas in docs/model.
 * T ties a shape to its TypeScript type, so that a type and its table cannot drift apart.
 */
export interface Shape<T> {
	readonly schema: JsonSchema;
	/** Adds what it finds to `found`. */
	check(value: unknown, path: string, found: ShapeProblem[]): void;
	/** Never set; carries T. */
	readonly type?: T;
}

export interface ObjectShape<T> extends Shape<T> {
	readonly fields: { readonly [K in keyof Required<T>]: Shape<Required<T>[K]> };
}

interface TextRule {
	pattern?: RegExp;
	format?: 'date' | 'date-time';
	longest?: number;
	/** For what a pattern cannot say, such as the days of a month; the JSON Schema says it with `format`. */
	valid?: (text: string) => boolean;
	/** Completes "expected …". */
	words: string;
}

export function text<T extends string = string>(rule: TextRule = { words: 'text' }): Shape<T> {
	const { pattern, format, longest, valid, words } = rule;
	return {
		schema: {
			type: 'string',
			...(pattern && { pattern: pattern.source }),
			...(format && { format }),
			...(longest !== undefined && { maxLength: longest }),
		},
		check(value, path, found) {
			const right =
				typeof value === 'string' &&
				(longest === undefined || [...value].length <= longest) &&
				(pattern?.test(value) ?? true) &&
				(valid?.(value) ?? true);
			if (!right) found.push({ path, message: expected(words, value) });
		},
	};
}

export const yesOrNo: Shape<boolean> = {
	schema: { type: 'boolean' },
	check(value, path, found) {
		if (typeof value !== 'boolean') found.push({ path, message: expected('true or false', value) });
	},
};

export function wholeNumber(from: number, to: number): Shape<number> {
	return {
		schema: { type: 'integer', minimum: from, maximum: to },
		check(value, path, found) {
			const right = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
			if (!right) found.push({ path, message: expected(`a whole number from ${from} to ${to}`, value) });
		},
	};
}

export function oneOf<T extends string>(
	values: readonly T[],
	words = `one of ${values.join(', ')}`,
): Shape<T> {
	const known: ReadonlySet<unknown> = new Set(values);
	return {
		schema: { enum: [...values] },
		check(value, path, found) {
			if (!known.has(value)) found.push({ path, message: expected(words, value) });
		},
	};
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
	return {
		schema: { anyOf: [{ type: 'null' }, shape.schema] },
		check(value, path, found) {
			if (value !== null) shape.check(value, path, found);
		},
	};
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
	return {
		schema: { type: 'array', items: shape.schema },
		check(value, path, found) {
			if (!Array.isArray(value)) found.push({ path, message: expected('a list', value) });
			else value.forEach((entry, index) => shape.check(entry, `${path}[${index}]`, found));
		},
	};
}

/** Says in the JSON Schema what a field means. */
export function about<T>(description: string, shape: Shape<T>): Shape<T> {
	return { schema: { description, allOf: [shape.schema] }, check: shape.check };
}

/** Any names, one kind of value. */
export function recordOf<T>(shape: Shape<T>): Shape<Record<string, T>> {
	return {
		schema: { type: 'object', additionalProperties: shape.schema },
		check(value, path, found) {
			if (!isRecord(value)) return void found.push({ path, message: expected('an object', value) });
			for (const [name, entry] of Object.entries(value)) shape.check(entry, `${path}.${name}`, found);
		},
	};
}

/** Whatever the vendor sent. */
export const anything: Shape<unknown> = { schema: {}, check() {} };

/** Further fields are allowed: users add their own, and nothing of them is dropped. */
export function objectOf<T extends object>(
	fields: { readonly [K in keyof Required<T>]: Shape<Required<T>[K]> },
	optional: ReadonlyArray<keyof T & string> = [],
): ObjectShape<T> {
	const entries: Array<[string, Shape<unknown>]> = Object.entries(fields);
	const isOptional = (name: string) => optional.some((field) => field === name);
	return {
		fields,
		schema: {
			type: 'object',
			properties: Object.fromEntries(entries.map(([name, shape]) => [name, shape.schema])),
			required: entries.map(([name]) => name).filter((name) => !isOptional(name)),
		},
		check(value, path, found) {
			if (!isRecord(value)) return void found.push({ path, message: expected('an object', value) });
			for (const [name, shape] of entries) {
				const fieldPath = path === '' ? name : `${path}.${name}`;
				if (Object.hasOwn(value, name) && value[name] !== undefined)
					shape.check(value[name], fieldPath, found);
				else if (!isOptional(name)) found.push({ path: fieldPath, message: 'is missing' });
			}
		},
	};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value looks like T; fills `found` when it does not. */
export function matches<T>(shape: Shape<T>, value: unknown, found: ShapeProblem[]): value is T {
	const before = found.length;
	shape.check(value, '', found);
	return found.length === before;
}

/** One line for an error message, the first problems only. */
export function describeProblems(problems: readonly ShapeProblem[], most = 3): string {
	const shown = problems
		.slice(0, most)
		.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
	const rest = problems.length - shown.length;
	return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

function expected(words: string, value: unknown): string {
	return `expected ${words}, got ${shown(value)}`;
}

function shown(value: unknown): string {
	if (typeof value === 'string') return value.length > 40 ? `"${value.slice(0, 40)}…"` : `"${value}"`;
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	return String(value);
}
