const PATTERN = /^gid:\/\/shopify\/(\w+)\/([^?]+)/;

export const gid = (kind: string, id: number | string): string => `gid://shopify/${kind}/${id}`;

export interface ParsedGid {
	kind: string;
	id: string;
}

export function parseGid(text: string): ParsedGid | null {
	const [, kind, id] = PATTERN.exec(text) ?? [];
	return kind !== undefined && id !== undefined ? { kind, id } : null;
}

/** The numeric id when the text is a global id of this kind, or a plain number. */
export function numericId(text: string, kind: string): number | null {
	const parsed = parseGid(text);
	const digits = parsed ? (parsed.kind === kind ? parsed.id : null) : text;
	return digits !== null && /^\d+$/.test(digits) ? Number(digits) : null;
}
