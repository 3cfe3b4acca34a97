/** What WordPress knows of one argument. */
export interface Spec {
	/** Several = any of them will do. */
	type: SpecType | SpecType[];
	enum?: readonly string[];
	min?: number;
	max?: number;
	format?: 'date-time' | 'email';
	items?: Spec;
	props?: Args;
	required?: true;
	fallback?: unknown;
}

/** `ids` is a list of numbers that the vendor cleans without checking it. */
export type SpecType =
	'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null' | 'mixed' | 'ids';

export type Args = Record<string, Spec>;

export const text: Spec = { type: 'string' };
export const whole: Spec = { type: 'integer' };
export const real: Spec = { type: 'number' };
export const flag: Spec = { type: 'boolean' };
export const ids: Spec = { type: 'ids' };
export const anything: Spec = { type: 'mixed' };
export const textOrNull: Spec = { type: ['null', 'string'] };
export const wholeOrNull: Spec = { type: ['integer', 'null'] };
export const moment: Spec = { type: 'string', format: 'date-time' };

export const oneOf = (...values: string[]): Spec => ({ type: 'string', enum: values });
export const listOf = (items: Spec): Spec => ({ type: 'array', items });
export const record = (props: Args): Spec => ({ type: 'object', props });
export const rows = (props: Args): Spec => listOf(record(props));
export const withDefault = (spec: Spec, fallback: unknown): Spec => ({ ...spec, fallback });
export const required = (spec: Spec): Spec => ({ ...spec, required: true });

export const META: Spec = rows({ id: whole, key: text, value: anything });

export const PAGE: Args = {
	context: withDefault(oneOf('view', 'edit'), 'view'),
	page: { type: 'integer', min: 1, fallback: 1 },
	per_page: { type: 'integer', min: 1, max: 100, fallback: 10 },
	offset: whole,
	include: ids,
	exclude: ids,
	search: text,
};

export const order = (fallback: 'asc' | 'desc'): Args => ({
	order: withDefault(oneOf('asc', 'desc'), fallback),
});

export const DATES: Args = {
	after: moment,
	before: moment,
	modified_after: moment,
	modified_before: moment,
	dates_are_gmt: withDefault(flag, false),
};
