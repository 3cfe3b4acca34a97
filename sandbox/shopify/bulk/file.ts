import { textError } from '../answers.ts';
import { bulkOperationsOf } from './record.ts';
import type { SandboxRequest, SandboxResponse } from '../../core/types.ts';
import type { Shop } from '../shop.ts';
import type { BulkOperationRecord } from './record.ts';

const PATH = /^\/bulk-files\/(\d+)\.jsonl$/;

/** null while there is no file, and when nothing was found. */
export const addressOf = (shop: Shop, { id, file, signature }: BulkOperationRecord): string | null =>
	file === null ? null : `${shop.fileBaseUrl}/bulk-files/${id}.jsonl?Signature=${signature}`;

/** The signed download: it takes no token, as a token would be shown to a stranger. undefined = no such path. */
export function answerBulkFile(shop: Shop, request: SandboxRequest): SandboxResponse | undefined {
	const [, id] = PATH.exec(request.path) ?? [];
	if (id === undefined) return undefined;
	const record = bulkOperationsOf(shop).get(Number(id));
	const countAs = 'bulk file';
	if (request.method !== 'GET' || !record?.file || request.query['Signature'] !== record.signature)
		return { ...textError(403, 'SignatureDoesNotMatch'), countAs };
	if ('x-shopify-access-token' in request.headers)
		return { ...textError(400, 'A signed address takes no access token'), countAs };
	return { status: 200, headers: { 'content-type': 'application/jsonl' }, body: record.file, countAs };
}
