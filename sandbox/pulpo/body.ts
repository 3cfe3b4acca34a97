import type { SandboxRequest } from '../core/types.ts';

export interface FilePart {
	filename: string;
	type: string;
	bytes: Buffer;
}

export type Body = { ok: true; value: unknown } | { ok: false };

/** JSON, form or multipart; nothing for an empty body. */
export function readBody(request: SandboxRequest): Body {
	const type = request.headers['content-type'] ?? '';
	if (request.rawBody.length === 0) return { ok: true, value: undefined };
	if (type.startsWith('application/x-www-form-urlencoded')) {
		return { ok: true, value: Object.fromEntries(new URLSearchParams(request.text)) };
	}
	if (type.startsWith('multipart/form-data')) return readMultipart(request.rawBody, type);
	if (!type.startsWith('application/json')) return { ok: false };
	try {
		return { ok: true, value: JSON.parse(request.text) };
	} catch {
		return { ok: false };
	}
}

/** Names -> text, or a FilePart where the part has a file name. */
function readMultipart(bytes: Buffer, type: string): Body {
	const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
	if (!boundary) return { ok: false };
	const parts: Record<string, string | FilePart> = {};
	// latin1 keeps every byte, so that file contents survive the cutting.
	for (const part of bytes.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
		const [head = '', ...rest] = part.split('\r\n\r\n');
		const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
		if (name === undefined) return { ok: false };
		const content = Buffer.from(rest.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1');
		const filename = /filename="([^"]*)"/i.exec(head)?.[1];
		const contentType = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
		parts[name] =
			filename === undefined ? content.toString('utf8') : { filename, type: contentType, bytes: content };
	}
	return { ok: true, value: parts };
}
