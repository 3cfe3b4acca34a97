/** The vendor's times have no zone and are taken as UTC: "2026-03-02T09:15:00" -> "2026-03-02T09:15:00Z". docs/vendors/pulpo.md, times */
export function utcTime(value: unknown): string | null {
	if (typeof value !== 'string' || value.trim() === '') return null;
	const text = value.trim().replace(' ', 'T');
	const zoned = /(?:Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text}Z`;
	return Number.isNaN(Date.parse(zoned)) ? null : new Date(zoned).toISOString().replace('.000Z', 'Z');
}
