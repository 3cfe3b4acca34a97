import { OperationalError } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http/types';
import { isRecord } from '../../shared/model/shape';
import { BULK_DOWNLOAD_TRIES } from './limits';

/**
 * The objects of a bulk operation's file, one by one, so that memory stays flat. The address is signed: it needs no
 * token, gets none, and appears in no error. A download that breaks off is taken up where it ended.
 */
export async function* bulkObjects(
	context: RequestContext,
	url: string | null,
	baseUrl: string,
): AsyncGenerator<Record<string, unknown>> {
	if (url === null) return;
	if (baseUrl.startsWith('https:') && !url.startsWith('https:'))
		throw new OperationalError('The file of the bulk operation is not at an https address; it was not read');
	let given = 0;
	for (let attempt = 1; ; attempt++) {
		let met = 0;
		const reading = readLines(context, url);
		for (;;) {
			const line = await reading.next();
			if (line.done === true) {
				if (line.value === 'whole') return;
				break;
			}
			met++;
			if (met <= given) continue;
			given++;
			yield parsed(line.value);
		}
		if (attempt >= BULK_DOWNLOAD_TRIES) {
			throw new OperationalError('The file of the bulk operation could not be read to its end', {
				description: 'Check whether n8n reaches the internet without limits, and try again.',
			});
		}
	}
}

/** Ends with "broken" when the connection did. */
async function* readLines(context: RequestContext, url: string): AsyncGenerator<string, 'whole' | 'broken'> {
	const decoder = new TextDecoder();
	let rest = '';
	try {
		for await (const chunk of await openFile(context, url)) {
			rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
			const lines = rest.split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) if (line.trim() !== '') yield line;
		}
	} catch {
		return 'broken';
	}
	if (rest.trim() !== '') yield rest;
	return 'whole';
}

async function openFile(context: RequestContext, url: string): Promise<AsyncIterable<Uint8Array | string>> {
	const body: unknown = await context.helpers.httpRequest({ method: 'GET', url, encoding: 'stream' });
	if (!isStream(body)) throw new OperationalError('no stream');
	return body;
}

function isStream(value: unknown): value is AsyncIterable<Uint8Array | string> {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function parsed(line: string): Record<string, unknown> {
	const value: unknown = JSON.parse(line);
	if (!isRecord(value))
		throw new OperationalError('The file of the bulk operation holds a line that is no object');
	return value;
}
