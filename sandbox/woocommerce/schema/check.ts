import type { Row } from '../call.ts';
import { Refusal } from '../answers.ts';
import { isRow } from '../call.ts';
import type { Args, Spec, SpecType } from './types.ts';

interface Problem {
	code: string;
	message: string;
	data: unknown;
}

const DATE = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}(:\d{2})?)?$/;
const EMAIL = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;
const NUMERIC = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

const isNumeric = (value: unknown): boolean =>
	typeof value === 'number' || (typeof value === 'string' && NUMERIC.test(value));

const ACCEPTS: Record<SpecType, (value: unknown) => boolean> = {
	string: (value) => typeof value === 'string',
	integer: (value) => isNumeric(value) && Number.isInteger(Number(value)),
	number: isNumeric,
	boolean: (value) =>
		typeof value === 'boolean' ||
		value === 0 ||
		value === 1 ||
		(typeof value === 'string' && ['0', '1', 'true', 'false'].includes(value.toLowerCase())),
	array: (value) => Array.isArray(value) || ['string', 'number', 'boolean'].includes(typeof value),
	object: (value) => value === '' || Array.isArray(value) || isRow(value),
	null: (value) => value === null || value === '',
	mixed: () => true,
	ids: () => true,
};

/** Throws as WordPress does: first what is missing, then everything that is wrong. */
export function checkArgs(args: Args, given: Row): void {
	const missing = Object.keys(args).filter((name) => args[name]?.required && isAbsent(given[name]));
	if (missing.length > 0) {
		const message = `Missing parameter(s): ${missing.join(', ')}`;
		throw new Refusal(400, 'rest_missing_callback_param', message, { params: missing });
	}
	const problems = new Map<string, Problem>();
	for (const [name, spec] of Object.entries(args)) {
		const problem = isAbsent(given[name]) ? undefined : problemOf(spec, given[name], name);
		if (problem) problems.set(name, problem);
	}
	if (problems.size === 0) return;
	throw new Refusal(400, 'rest_invalid_param', `Invalid parameter(s): ${[...problems.keys()].join(', ')}`, {
		params: Object.fromEntries([...problems].map(([name, { message }]) => [name, message])),
		details: Object.fromEntries(problems),
	});
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function problemOf(spec: Spec, value: unknown, path: string): Problem | undefined {
	const types = [spec.type].flat();
	if (!types.some((type) => ACCEPTS[type](value))) {
		const message = `${path} is not of type ${types.join(',')}.`;
		return { code: 'rest_invalid_type', message, data: { param: path } };
	}
	if (spec.enum && !spec.enum.includes(String(value))) {
		const message = `${path} is not one of ${sentence(spec.enum)}.`;
		return { code: 'rest_not_in_enum', message, data: null };
	}
	if (spec.format === 'date-time' && !DATE.test(String(value)))
		return { code: 'rest_invalid_date', message: 'Invalid date.', data: null };
	if (spec.format === 'email' && !EMAIL.test(String(value)))
		return { code: 'rest_invalid_email', message: 'Invalid email address.', data: null };
	return boundsProblem(spec, Number(value), path) ?? innerProblem(spec, value, path);
}

function boundsProblem({ min, max }: Spec, value: number, path: string): Problem | undefined {
	const isBelow = min !== undefined && value < min;
	const isAbove = max !== undefined && value > max;
	if (!isBelow && !isAbove) return undefined;
	const message =
		max === undefined
			? `${path} must be greater than or equal to ${String(min)}`
			: `${path} must be between ${String(min)} (inclusive) and ${max} (inclusive)`;
	return { code: 'rest_out_of_bounds', message, data: null };
}

function innerProblem({ items, props }: Spec, value: unknown, path: string): Problem | undefined {
	if (items) {
		for (const [index, item] of listFrom(value).entries()) {
			const problem = problemOf(items, item, `${path}[${index}]`);
			if (problem) return problem;
		}
	}
	if (props && isRow(value)) {
		for (const [name, spec] of Object.entries(props)) {
			if (isAbsent(value[name])) continue;
			const problem = problemOf(spec, value[name], `${path}[${name}]`);
			if (problem) return problem;
		}
	}
	return undefined;
}

/** "draft,publish" counts as a list. */
export function listFrom(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (value === undefined || value === null) return [];
	return String(value)
		.split(/[\s,]+/)
		.filter((part) => part !== '');
}

const sentence = (values: readonly string[]): string =>
	values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')}, and ${String(values.at(-1))}`;
