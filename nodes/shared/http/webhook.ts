import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type Verdict = { ok: true } | { ok: false; reason: 'noSecret' | 'noSignature' | 'wrongSignature' };

/** Names may come in any case; values as n8n gives them. */
export type WebhookHeaders = Record<string, string | string[] | undefined>;

export type WebhookJudge = (rawBody: Buffer, headers: WebhookHeaders, secrets: readonly string[]) => Verdict;

export interface SignatureRule {
	header: string;
	encoding: 'base64' | 'hex';
	algorithm?: 'sha256' | 'sha1' | 'sha512';
	/** Text before the signature, such as "sha256=". */
	prefix?: string;
}

/** Judges an HMAC over the bytes as received. Any of the secrets will do: one is old while a secret is being changed. */
export function signatureJudge(rule: SignatureRule): WebhookJudge {
	return (rawBody, headers, secrets) =>
		judged(headerOf(headers, rule.header), secrets, rule.prefix ?? '', (secret) =>
			createHmac(rule.algorithm ?? 'sha256', secret)
				.update(rawBody)
				.digest(rule.encoding),
		);
}

/** Judges a fixed secret that the vendor sends along in a header. */
export function secretJudge(rule: { header: string; prefix?: string }): WebhookJudge {
	return (_rawBody, headers, secrets) =>
		judged(headerOf(headers, rule.header), secrets, rule.prefix ?? '', (secret) => secret);
}

/** Judges a secret that stands in the address, for vendors that sign nothing. */
export function judgeToken(given: unknown, secrets: readonly string[]): Verdict {
	return judged(typeof given === 'string' ? given : undefined, secrets, '', (secret) => secret);
}

function judged(
	given: string | undefined,
	secrets: readonly string[],
	prefix: string,
	expected: (secret: string) => string,
): Verdict {
	const usable = secrets.filter((secret) => secret !== '');
	if (usable.length === 0) return { ok: false, reason: 'noSecret' };
	if (given === undefined || given === '') return { ok: false, reason: 'noSignature' };
	const matches = usable.map((secret) => sameText(given, `${prefix}${expected(secret)}`));
	return matches.some(Boolean) ? { ok: true } : { ok: false, reason: 'wrongSignature' };
}

/** Takes the same time wherever the texts differ, and for texts of any length. */
export function sameText(left: string, right: string): boolean {
	return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text, 'utf8').digest();
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
	const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
	return Array.isArray(entry) ? undefined : entry?.trim();
}
