import { BLANK, INVALID, type Problems } from './answers.ts';

/** What a body may hold. `readOnly` names are accepted and ignored. */
export type Field =
	| { kind: 'string'; max?: number; oneOf?: readonly string[]; required?: boolean }
	| {
			kind: 'integer' | 'number' | 'boolean' | 'date' | 'map' | 'readOnly';
			above?: number;
			required?: boolean;
	  }
	| { kind: 'list'; of: Field; notEmpty?: boolean; required?: boolean }
	| { kind: 'shape'; shape: Shape; required?: boolean };

export type Shape = Record<string, Field>;
export type Row = Record<string, unknown>;

const DATE = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/;

export const text = (max?: number): Field => ({ kind: 'string', ...(max === undefined ? {} : { max }) });
export const oneOf = (values: readonly string[]): Field => ({ kind: 'string', oneOf: values });
export const integer: Field = { kind: 'integer' };
export const count: Field = { kind: 'integer', above: 0 };
export const amount: Field = { kind: 'number' };
export const flag: Field = { kind: 'boolean' };
export const date: Field = { kind: 'date' };
export const map: Field = { kind: 'map' };
export const readOnly: Field = { kind: 'readOnly' };
export const list = (of: Field): Field => ({ kind: 'list', of });
export const shape = (fields: Shape): Field => ({ kind: 'shape', shape: fields });
export const need = (field: Field): Field => ({ ...field, required: true });

export const isRow = (value: unknown): value is Row =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** `partial`: absent fields are fine, present ones are judged all the same. */
export function judge(fields: Shape, row: Row, partial = false): Problems {
	const problems: Problems = {};
	for (const name of Object.keys(row))
		if (!Object.hasOwn(fields, name)) problems[name] = 'is not a known field';
	for (const [name, field] of Object.entries(fields)) {
		if (partial && row[name] === undefined) continue;
		const problem = judgeValue(field, row[name]);
		if (problem) problems[name] = problem;
	}
	return problems;
}

function judgeValue(field: Field, value: unknown): string | undefined {
	if (field.kind === 'readOnly') return undefined;
	if (value === undefined || value === null || (field.required && isBlankText(value))) {
		return field.required ? BLANK : undefined;
	}
	switch (field.kind) {
		case 'string':
			return judgeText(field, value);
		case 'integer':
		case 'number':
			if (typeof value !== 'number' || (field.kind === 'integer' && !Number.isInteger(value))) return INVALID;
			return field.above !== undefined && value <= field.above
				? `must be greater than ${field.above}`
				: undefined;
		case 'boolean':
			return typeof value === 'boolean' ? undefined : INVALID;
		case 'date':
			return typeof value === 'string' && isDate(value) ? undefined : INVALID;
		case 'map':
			return isRow(value) ? undefined : INVALID;
		case 'list':
			return judgeList(field, value);
		case 'shape':
			return isRow(value) ? nested(judge(field.shape, value)) : INVALID;
	}
}

function judgeText(field: { max?: number; oneOf?: readonly string[] }, value: unknown): string | undefined {
	if (typeof value !== 'string') return INVALID;
	if (field.oneOf && !field.oneOf.includes(value)) return INVALID;
	if (field.max !== undefined && [...value].length > field.max)
		return `should be at most ${field.max} character(s)`;
	return undefined;
}

function judgeList(field: { of: Field; notEmpty?: boolean }, value: unknown): string | undefined {
	if (!Array.isArray(value)) return INVALID;
	if (field.notEmpty && value.length === 0) return BLANK;
	for (const [index, entry] of value.entries()) {
		const problem = judgeValue({ ...field.of, required: true }, entry);
		if (problem) return `${index}: ${problem}`;
	}
	return undefined;
}

function nested(problems: Problems): string | undefined {
	const [first] = Object.entries(problems);
	return first ? `${first[0]} ${first[1]}` : undefined;
}

const isBlankText = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

export function isDate(value: string): boolean {
	if (!DATE.test(value)) return false;
	const ms = Date.parse(`${returnedDate(value)}Z`);
	return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value.slice(0, 10));
}

/** "2026-03-02" and "2026-03-02 10:00:00" as the vendor gives them back. */
export const returnedDate = (value: string): string =>
	value.length > 10 ? value.replace(' ', 'T') : `${value}T00:00:00`;
