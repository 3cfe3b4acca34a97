import { randomUUID } from 'node:crypto';

import { sleep } from 'n8n-workflow';

import type { Problem } from '../../shared/model/outcome';
import { ADJUST_STOCK, SET_STOCK } from './inventoryDocuments';
import { KEY_BUSY_MS, KEY_BUSY_TRIES, STOCK_PER_CALL } from './limits';
import type { Shop } from './shop';
import type { WireUserError } from './wire';

export interface StockEntryInput {
	/** GIDs. */
	inventoryItemId: string;
	locationId: string;
	/** What to set, or by how much to change. Whole. */
	figure: number;
	/** null: whatever is there. A number: only when Shopify still has it. */
	changeFromQuantity: number | null;
}

export interface StockWrite {
	kind: 'set' | 'adjust';
	/** Shopify's name of the quantity, such as available. */
	name: string;
	reason: string;
	referenceDocumentUri: string | null;
	/** Only for adjusting what is not available. */
	ledgerDocumentUri: string | null;
}

export type StockResult = { ok: true } | { ok: false; unclear: boolean; problem: Problem };

interface StockUserError extends WireUserError {
	code: string | null;
}

type Written = Record<string, { userErrors: StockUserError[] } | null>;

const MUTATION = { set: 'inventorySetQuantities', adjust: 'inventoryAdjustQuantities' } as const;

/** The same key may be asked about again, another one is needed after a failure. docs/vendors/shopify.md, idempotency */
const BUSY = 'IDEMPOTENCY_CONCURRENT_REQUEST';
const KEY_USED = ['IDEMPOTENCY_KEY_PARAMETER_MISMATCH', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED'];

/**
 * Writes up to 250 levels per call, one result for each entry. A call is all or nothing: entries that Shopify refuses are
 * taken out and the rest is sent again with a new key. Each (item, location) may come once.
 */
export async function writeStock(
	shop: Shop,
	write: StockWrite,
	entries: readonly StockEntryInput[],
): Promise<StockResult[]> {
	const results: StockResult[] = [];
	for (let from = 0; from < entries.length; from += STOCK_PER_CALL) {
		results.push(...(await writeChunk(shop, write, entries.slice(from, from + STOCK_PER_CALL))));
	}
	return results;
}

async function writeChunk(
	shop: Shop,
	write: StockWrite,
	entries: readonly StockEntryInput[],
): Promise<StockResult[]> {
	const results = new Map<StockEntryInput, StockResult>();
	let left = [...entries];
	while (left.length > 0) {
		const answer = await sendWithKey(shop, write, left);
		if (!Array.isArray(answer)) {
			for (const entry of left) results.set(entry, answer);
			break;
		}
		if (answer.length === 0) {
			for (const entry of left) results.set(entry, { ok: true });
			break;
		}
		const refused = new Map<number, StockUserError>();
		for (const error of answer) refused.set(entryOf(error) ?? -1, error);
		const general = refused.get(-1) ?? (refused.size === 0 ? answer[0] : undefined);
		for (const [n, entry] of left.entries()) {
			const error = refused.get(n) ?? general;
			if (error) results.set(entry, { ok: false, unclear: false, problem: refusal(error) });
		}
		left = left.filter((entry) => !results.has(entry));
	}
	return entries.map((entry) => results.get(entry) ?? { ok: false, unclear: true, problem: noAnswer });
}

/** User errors, or what became of the whole call. Transport failures are repeated with the same key by the pipeline. */
async function sendWithKey(
	shop: Shop,
	write: StockWrite,
	entries: readonly StockEntryInput[],
): Promise<StockUserError[] | StockResult> {
	let key = randomUUID();
	for (let attempt = 1; ; attempt++) {
		const answer = await shop.attempt<Written>({
			document: write.kind === 'set' ? SET_STOCK : ADJUST_STOCK,
			variables: { key, input: inputOf(write, entries) },
			purpose: write.kind === 'set' ? 'set stock' : 'adjust stock',
			replay: 'safe',
		});
		if (!answer.ok) return { ok: false, unclear: isUnclear(write, answer.problem), problem: answer.problem };
		const errors = answer.answer.data[MUTATION[write.kind]]?.userErrors ?? [];
		const codes = errors.map(({ code }) => code ?? '');
		if (attempt >= KEY_BUSY_TRIES) return errors;
		if (codes.includes(BUSY)) await sleep(KEY_BUSY_MS);
		else if (codes.some((code) => KEY_USED.includes(code))) key = randomUUID();
		else return errors;
	}
}

/** changeFromQuantity must be there even when it is null. */
function inputOf(write: StockWrite, entries: readonly StockEntryInput[]): Record<string, unknown> {
	const { kind, name, reason, referenceDocumentUri, ledgerDocumentUri } = write;
	const places = entries.map(({ inventoryItemId, locationId, figure, changeFromQuantity }) => ({
		inventoryItemId,
		locationId,
		...(kind === 'set' ? { quantity: figure } : { delta: figure }),
		changeFromQuantity,
		...(kind === 'adjust' && ledgerDocumentUri !== null ? { ledgerDocumentUri } : {}),
	}));
	return {
		name,
		reason,
		...(referenceDocumentUri === null ? {} : { referenceDocumentUri }),
		[kind === 'set' ? 'quantities' : 'changes']: places,
	};
}

/** ["input", "quantities", "17", "inventoryItemId"] -> 17 */
function entryOf({ field }: WireUserError): number | null {
	const index = field?.find((part) => /^\d+$/.test(part));
	return index === undefined ? null : Number(index);
}

/** Setting twice does no harm; adjusting twice does, once the key is forgotten. */
function isUnclear({ kind }: StockWrite, { httpStatus, retryable }: Problem): boolean {
	return kind === 'adjust' && retryable && (httpStatus === null || httpStatus >= 500);
}

const HINTS: Record<string, [code: string, hint: string]> = {
	CHANGE_FROM_QUANTITY_STALE: ['stockChanged', 'The stock changed meanwhile. Run the flow again.'],
	INVALID_INVENTORY_ITEM: [
		'notFound',
		'The product may have been deleted. Read the stock of the shop again.',
	],
	INVALID_LOCATION: ['locationNotFound', 'Choose an active location of the shop.'],
	NON_MUTABLE_INVENTORY_ITEM: ['bundle', 'The stock of a bundle follows from its parts: set theirs.'],
	INVALID_REASON: ['invalidReason', 'Choose one of the reasons in the list.'],
	INVALID_REFERENCE_DOCUMENT: [
		'invalidReference',
		'The reference must be a URI, such as gid://erp/StockSync/1.',
	],
};

function refusal({ code, message }: StockUserError): Problem {
	const [own, hint] = HINTS[code ?? ''] ?? [code ?? 'refused', null];
	const retryable = own === 'stockChanged' || code === 'SERVICE_UNAVAILABLE' || code === BUSY;
	return {
		code: own,
		message: `Shopify did not change the stock: ${message}`,
		hint,
		vendorMessage: message,
		httpStatus: 200,
		retryable,
	};
}

const noAnswer: Problem = {
	code: 'ambiguous',
	message: 'Shopify did not say what became of this stock level',
	hint: 'Read the stock of the shop before it is sent again.',
	vendorMessage: null,
	httpStatus: null,
	retryable: true,
};
