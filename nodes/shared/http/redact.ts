const MASK = '***';

const SECRET_NAME =
	/(secret|token|passw|pwd|api[-_]?key|access[-_]?key|private[-_]?key|authorization|signature|sig|hmac|credential|session|cookie)/i;

const PATTERNS: Array<[RegExp, string]> = [
	[/\b(bearer|basic|token)\s+[a-z0-9._~+/=-]{8,}/gi, `$1 ${MASK}`],
	[/\bshp[a-z]{2}_[a-z0-9]{8,}/gi, MASK],
	[/\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g, MASK],
	[/\b(https?:\/\/)[^\s/@:]+:[^\s/@]+@/gi, `$1${MASK}@`],
	[/\bhttps?:\/\/[^\s"'<>]+\.pdf\b[^\s"'<>]*/gi, MASK],
	[
		/([?&](?:[\w.-]*(?:token|secret|key|sign?|signature|hmac|password|auth|expires|credential)[\w.-]*)=)[^&\s"'<>]+/gi,
		`$1${MASK}`,
	],
	[
		/((?:"|\b)[\w-]*(?:secret|token|passw(?:or)?d|api[-_]?key|authorization|signature)"?\s*[:=]\s*"?)[^\s"',;}&]{4,}/gi,
		`$1${MASK}`,
	],
];

/** Takes known secrets and everything that looks like a secret, a signed address or a PDF link out of a text. */
export function redactText(text: string, secrets: readonly string[] = []): string {
	let clean = text;
	for (const secret of longestFirst(secrets)) clean = clean.split(secret).join(MASK);
	for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
	return clean;
}

/** The same for any JSON value: whole values under telling names, and texts everywhere. */
export function redactValue(value: unknown, secrets: readonly string[] = []): unknown {
	if (typeof value === 'string') return redactText(value, secrets);
	if (Array.isArray(value)) return value.map((entry) => redactValue(entry, secrets));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			name,
			SECRET_NAME.test(name) && isSecretLike(entry) ? MASK : redactValue(entry, secrets),
		]),
	);
}

/** The values of a decrypted credential that must never be seen. */
export function secretsOf(credential: unknown): string[] {
	if (!isRecord(credential)) return [];
	return Object.entries(credential).flatMap(([name, value]) => {
		if (typeof value === 'string') return SECRET_NAME.test(name) && value.length >= 4 ? [value] : [];
		return secretsOf(value);
	});
}

function longestFirst(secrets: readonly string[]): string[] {
	return secrets
		.flatMap((secret) => [secret, encodeURIComponent(secret)])
		.filter((secret) => secret.length >= 4)
		.sort((a, b) => b.length - a.length);
}

function isSecretLike(value: unknown): boolean {
	return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
