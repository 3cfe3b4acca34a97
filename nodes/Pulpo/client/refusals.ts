import type { Attempt } from '../../shared/http/types';
import { idOf, isRow, isRowList, textOf } from './wire';

/** What the vendor says about one field of one row. */
export interface Refusal {
	field: string;
	message: string;
}

/** The answer to a bulk call, by business key. Rows that it does not name stand in neither map. */
export interface BulkAnswer {
	ids: Map<string, number>;
	refused: Map<string, Refusal[]>;
	/** Errors that name no row. */
	general: Refusal[];
}

/** A 400 of a bulk call may carry rows that were written; it is read like a success. docs/vendors/pulpo.md, bulk */
export function readBulk(attempt: Attempt, keyField: string): BulkAnswer | null {
	const reply = attempt.reply;
	if (reply === null || (!attempt.ok && reply.status !== 400)) return null;
	const body = isRow(reply.body) ? reply.body : {};
	const answer: BulkAnswer = { ids: new Map(), refused: new Map(), general: [] };
	for (const list of [body['created'], body['updated']]) {
		for (const row of isRowList(list) ? list.filter(isRow) : []) {
			const key = textOf(row[keyField]);
			const id = idOf(row['id']);
			if (key !== null && id !== null) answer.ids.set(key, id);
		}
	}
	const errors = body['errors'];
	if (attempt.ok) return answer;
	if (isRow(errors) && Object.values(errors).every((entry) => typeof entry === 'object')) {
		for (const [key, entry] of Object.entries(errors)) answer.refused.set(key, refusalsOf(entry));
	} else {
		answer.general = refusalsOf(errors ?? reply.body);
	}
	return answer;
}

/** Flattens every shape that errors come in: text, lists, maps of texts, maps of lists. */
export function refusalsOf(value: unknown, field = ''): Refusal[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [{ field, message: value.trim() }];
	if (typeof value === 'number' || typeof value === 'boolean') return [{ field, message: String(value) }];
	if (isRowList(value)) return value.flatMap((entry) => refusalsOf(entry, field));
	if (!isRow(value)) return [];
	return Object.entries(value).flatMap(([name, entry]) => refusalsOf(entry, joined(field, name)));
}

export function refusalText(refusals: Refusal[]): string {
	const lines = refusals.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
	return [...new Set(lines)].join('; ');
}

/** Whether the vendor refused because of the business key: then the record may exist already. */
export function namesField(refusals: Refusal[], field: string): boolean {
	return refusals.some((refusal) => refusal.field === field || refusal.field.startsWith(`${field}.`));
}

/** The vendor's words in any error body, for the request pipeline. */
export function vendorWords(body: unknown): string | null {
	const source = isRow(body) && body['errors'] !== undefined ? body['errors'] : body;
	const text = refusalText(plain(refusalsOf(source)));
	return text === '' ? null : text.slice(0, 600);
}

/** "message: unauthorized" says no more than "unauthorized". */
function plain(refusals: Refusal[]): Refusal[] {
	return refusals.map(({ field, message }) => ({
		field: /^(message|detail|error)$/.test(field) ? '' : field,
		message,
	}));
}

function joined(outer: string, inner: string): string {
	return outer === '' ? inner : `${outer}.${inner}`;
}
