import { SYSTEMS, type SystemId } from './primitives';

/** `<system>:<account>:<id>[:<part>]`: the idempotency key of a record. */
export interface KeyParts {
	system: SystemId;
	/** Which shop or company of that system; docs/model/README.md says what it is where. */
	account: string;
	/** The vendor's own id. */
	id: string;
	/** Number of the piece of a split order, 1 and up; null for the whole. */
	part: number | null;
}

export type KeyResult = { ok: true; parts: KeyParts } | { ok: false; message: string };

// Colon, percent sign and space are encoded; other white space and control characters are refused.
const SEGMENT = '(?:[^:%\\s\\p{Cc}]|%3A|%25|%20)+';
const SYSTEM = `(?:${SYSTEMS.join('|')})`;
const PART = '(?::[1-9][0-9]{0,5})';

/** Also the patterns of the keys in docs/model/*.schema.json. */
export const KEY_PATTERN = new RegExp(`^${SYSTEM}:${SEGMENT}:${SEGMENT}${PART}?$`, 'u');
export const WHOLE_KEY_PATTERN = new RegExp(`^${SYSTEM}:${SEGMENT}:${SEGMENT}$`, 'u');
export const LONGEST_KEY = 255;
export const HIGHEST_PART = 999_999;

const ENCODED: Record<string, string> = { ':': '%3A', '%': '%25', ' ': '%20' };

/** Key of a whole order, or of one piece of it when `part` is given. */
export function orderKey(
	system: SystemId,
	account: string,
	id: string | number,
	part: number | null = null,
): string {
	return makeKey({ system, account, id: String(id), part });
}

export function customerKey(system: SystemId, account: string, id: string | number): string {
	return makeKey({ system, account, id: String(id), part: null });
}

/** Throws a RangeError for an unknown system, an empty account or id, and a part that is no number from 1 up. */
export function makeKey(parts: KeyParts): string {
	const problem = problemOf(parts);
	if (problem !== null) throw new RangeError(problem);
	return joined(parts);
}

export function parseKey(value: unknown): KeyResult {
	if (typeof value !== 'string')
		return { ok: false, message: 'A key must be text such as "shopify:my-shop:1042"' };
	const [systemText = '', account = '', id = '', part] = value.split(':');
	const system = SYSTEMS.find((known) => known === systemText);
	if (system === undefined || !isKey(value)) return { ok: false, message: refusal(value, system) };
	return {
		ok: true,
		parts: {
			system,
			account: decode(account),
			id: decode(id),
			part: part === undefined ? null : Number(part),
		},
	};
}

export function isKey(value: unknown): value is string {
	return typeof value === 'string' && lengthOf(value) <= LONGEST_KEY && KEY_PATTERN.test(value);
}

/** The key of the whole order that a piece belongs to. */
export function wholeKey(key: string): string {
	return key.split(':').slice(0, 3).join(':');
}

/** The key of one piece of a whole order. Throws a RangeError like makeKey. */
export function partKey(key: string, part: number): string {
	const parsed = parseKey(key);
	if (!parsed.ok) throw new RangeError(parsed.message);
	return makeKey({ ...parsed.parts, part });
}

function problemOf(parts: KeyParts): string | null {
	if (!SYSTEMS.includes(parts.system))
		return `"${parts.system}" is not one of the connected systems: ${SYSTEMS.join(', ')}`;
	if (!isSegment(parts.account))
		return `A key needs the account of ${parts.system} as one line of text, got "${parts.account}"`;
	if (!isSegment(parts.id))
		return `A key needs the id that ${parts.system} gave the record, got "${parts.id}"`;
	if (parts.part !== null && !isPart(parts.part)) {
		return `The part of a split order must be a whole number from 1 to ${HIGHEST_PART}, got ${parts.part}`;
	}
	const length = lengthOf(joined(parts));
	return length > LONGEST_KEY
		? `A key may have ${LONGEST_KEY} characters, this one would have ${length}`
		: null;
}

function refusal(value: string, system: SystemId | undefined): string {
	const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
	if (system === undefined)
		return `"${shown}" is no key: it must begin with one of ${SYSTEMS.join(', ')} and a colon`;
	return `"${shown}" is no key: expected <system>:<account>:<id> or <system>:<account>:<id>:<part>`;
}

function joined(parts: KeyParts): string {
	const whole = [parts.system, encode(parts.account), encode(parts.id)].join(':');
	return parts.part === null ? whole : `${whole}:${parts.part}`;
}

function isSegment(text: string): boolean {
	return typeof text === 'string' && text !== '' && !/[^\S ]|\p{Cc}/u.test(text);
}

function isPart(part: number): boolean {
	return Number.isInteger(part) && part >= 1 && part <= HIGHEST_PART;
}

function encode(text: string): string {
	return text.replace(/[:% ]/g, (character) => ENCODED[character] ?? character);
}

function decode(text: string): string {
	return text.replace(/%3A/g, ':').replace(/%20/g, ' ').replace(/%25/g, '%');
}

function lengthOf(text: string): number {
	return [...text].length;
}
