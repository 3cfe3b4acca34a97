const LONGEST = 600;

const MESSAGE_KEYS = [
	'message',
	'Message',
	'msg',
	'detail',
	'details',
	'error_description',
	'errorMessage',
	'error_message',
	'ErrorMessage',
	'developerHint',
	'description',
	'reason',
	'title',
	'text',
] as const;

const NEST_KEYS = [
	'error',
	'errors',
	'Error',
	'Errors',
	'err',
	'userErrors',
	'messages',
	'validationErrors',
	'data',
	'body',
] as const;

const FIELD_KEYS = ['field', 'property', 'propertyName', 'path', 'param', 'name', 'key', 'loc'] as const;

/**
 * The words of an error body of any common shape as one text: `{message}`, `{error: {message}}`, `{errors: {field: [..]}}`,
 * `{errors: [{field, message}]}`, lists, plain text, HTML pages (their title). null when there are none.
 */
export function flattenMessages(body: unknown): string | null {
	const found = collect(body, '', 0);
	const unique = [
		...new Set(found.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')),
	];
	if (unique.length === 0) return null;
	const text = unique.join('; ');
	return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function collect(value: unknown, field: string, depth: number): string[] {
	if (depth > 6 || value === null || value === undefined) return [];
	if (typeof value === 'string') return [named(field, plainText(value))];
	if (typeof value === 'number' || typeof value === 'boolean')
		return field === '' ? [] : [named(field, String(value))];
	if (Array.isArray(value)) return value.flatMap((entry) => collect(entry, field, depth + 1));
	return typeof value === 'object' ? fromRecord(Object.fromEntries(Object.entries(value)), field, depth) : [];
}

function fromRecord(record: Record<string, unknown>, field: string, depth: number): string[] {
	const own = joinNames(field, fieldOf(record));
	const words = MESSAGE_KEYS.flatMap((key) => wordsOf(record[key], own, depth));
	const nested = NEST_KEYS.flatMap((key) => nestedOf(record[key], own, depth));
	if (words.length > 0 || nested.length > 0) return [...words.slice(0, 2), ...nested];
	return depth === 0 ? [] : byField(record, own, depth);
}

function wordsOf(value: unknown, field: string, depth: number): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [named(field, plainText(value))];
	return typeof value === 'object' ? collect(value, field, depth + 1) : [];
}

function nestedOf(value: unknown, field: string, depth: number): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return typeof value === 'boolean' || typeof value === 'number' ? [] : collect(value, field, depth + 1);
	}
	return collect(value, field, depth + 1);
}

/** `{email: ["is taken"]}`: the names are the fields. */
function byField(record: Record<string, unknown>, field: string, depth: number): string[] {
	return Object.entries(record).flatMap(([name, value]) =>
		typeof value === 'string' || typeof value === 'object'
			? collect(value, joinNames(field, name), depth + 1)
			: [],
	);
}

function fieldOf(record: Record<string, unknown>): string {
	for (const key of FIELD_KEYS) {
		const value = record[key];
		if (typeof value === 'string' && value.length <= 60 && hasWords(record)) return value;
		if (Array.isArray(value) && value.length > 0 && value.every(isName)) return value.join('.');
	}
	return '';
}

function hasWords(record: Record<string, unknown>): boolean {
	return MESSAGE_KEYS.some((key) => typeof record[key] === 'string');
}

function isName(value: unknown): boolean {
	return typeof value === 'string' || typeof value === 'number';
}

function joinNames(outer: string, inner: string): string {
	if (outer === '' || inner === '') return outer || inner;
	return `${outer}.${inner}`;
}

function named(field: string, text: string): string {
	return field === '' || text === '' ? text : `${field}: ${text}`;
}

function plainText(text: string): string {
	if (!/<(!doctype|html|head|body|h1|p|div)\b/i.test(text)) return text;
	const title = /<(?:title|h1)[^>]*>([^<]*)</i.exec(text);
	return title?.[1]?.trim() ?? '';
}
