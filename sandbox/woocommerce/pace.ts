import type { SandboxRequest, SandboxResponse } from '../core/types.ts';
import type { World } from './world.ts';

const ROUND_TRIP_MS = 50;
const PER_ITEM_OF_A_BATCH_MS = 35;
const WRITE_MS = 120;
const READ_MS = 40;
/** Whole objects, and objects cut down by `_fields`. */
const PER_ROW_MS = 5;
const PER_SHORT_ROW_MS = 3.5;

/** How long a small real shop takes (docs/vendors/woocommerce.md, "Speed"). */
export async function takeTime(
	{ settings }: World,
	request: SandboxRequest,
	answer: SandboxResponse,
): Promise<void> {
	if (settings.timeFactor <= 0) return;
	const ms = (ROUND_TRIP_MS + workOf(request, answer)) * settings.timeFactor;
	await new Promise((resolve) => setTimeout(resolve, ms));
}

function workOf({ method, path, query }: SandboxRequest, { body }: SandboxResponse): number {
	if (path.endsWith('/batch')) return PER_ITEM_OF_A_BATCH_MS * itemsOf(body);
	if (method !== 'GET' && method !== 'HEAD') return WRITE_MS;
	const rows = typeof body === 'string' && body.startsWith('[') ? itemsOf(body) : 1;
	return READ_MS + rows * (query['_fields'] === undefined ? PER_ROW_MS : query['sku'] ? 1 : PER_SHORT_ROW_MS);
}

/** Every object of an answer, batch or list, starts with its id. */
const itemsOf = (body: unknown): number =>
	typeof body === 'string' ? (body.match(/[[,]\{"id":/g) ?? []).length : 0;
