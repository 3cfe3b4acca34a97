import type { ChunkAnswer } from '../../shared/http/chunks';
import type { Problem } from '../../shared/model/outcome';
import { changeNotes, changeTags, ORDER_SUMMARIES } from './documents';
import { IDS_PER_CALL } from './limits';
import type { GraphqlAnswer, GraphqlCall, Shop } from './shop';
import type { WireUserError } from './wire';

export interface OrderSummary {
	id: string;
	legacyResourceId: string;
	name: string;
	tags: string[];
	note: string | null;
	cancelledAt: string | null;
	closedAt: string | null;
}

export interface OrderSummaries {
	/** By GID; orders that Shopify does not have are missing. */
	found: Map<string, OrderSummary>;
	/** By GID: orders that could not be read. */
	failed: Map<string, Problem>;
}

export type WriteResult = { ok: true } | { ok: false; unclear: boolean; problem: Problem };

type Written = Record<string, { userErrors: WireUserError[] } | null>;

/** What is needed to change orders, 250 in one call. */
export async function orderSummaries(shop: Shop, ids: readonly string[]): Promise<OrderSummaries> {
	const summaries: OrderSummaries = { found: new Map(), failed: new Map() };
	const wanted = [...new Set(ids)];
	for (let from = 0; from < wanted.length; from += IDS_PER_CALL) {
		const some = wanted.slice(from, from + IDS_PER_CALL);
		const attempt = await shop.attempt<{ nodes: Array<OrderSummary | null> }>({
			document: ORDER_SUMMARIES,
			variables: { ids: some },
			purpose: 'read orders',
			replay: 'safe',
		});
		if (!attempt.ok) for (const id of some) summaries.failed.set(id, attempt.problem);
		else for (const order of attempt.answer.data.nodes) if (order?.name) summaries.found.set(order.id, order);
	}
	return summaries;
}

export interface TagChange {
	id: string;
	tags: string[];
}

/** One document for up to MUTATIONS_PER_CALL orders; adding or removing a tag twice does no harm. */
export async function sendTags(
	shop: Shop,
	mutation: 'tagsAdd' | 'tagsRemove',
	changes: readonly TagChange[],
): Promise<ChunkAnswer<WriteResult>> {
	const variables = Object.fromEntries<unknown>(
		changes.flatMap(({ id, tags }, n): Array<[string, unknown]> => [
			[`id${n}`, id],
			[`tags${n}`, tags],
		]),
	);
	return await sendAll(shop, changes.length, {
		document: changeTags(mutation, changes.length),
		variables,
		purpose: mutation === 'tagsAdd' ? 'add tags to orders' : 'remove tags from orders',
		replay: 'safe',
	});
}

export interface NoteChange {
	id: string;
	note: string;
}

/** Not repeated after an unclear answer: somebody may have written another note meanwhile. */
export async function sendNotes(
	shop: Shop,
	changes: readonly NoteChange[],
): Promise<ChunkAnswer<WriteResult>> {
	return await sendAll(shop, changes.length, {
		document: changeNotes(changes.length),
		variables: Object.fromEntries<unknown>(
			changes.map(({ id, note }, n): [string, unknown] => [`input${n}`, { id, note }]),
		),
		purpose: 'change the notes of orders',
		replay: 'never',
	});
}

/** After an unclear answer: the notes that stand already. */
export async function notesThatStand(
	shop: Shop,
	changes: readonly NoteChange[],
): Promise<Array<WriteResult | 'missing' | null>> {
	const { found } = await orderSummaries(
		shop,
		changes.map(({ id }) => id),
	);
	return changes.map(({ id, note }) => {
		const order = found.get(id);
		if (!order) return null;
		return order.note === note ? { ok: true } : 'missing';
	});
}

/** Sends a document whose mutations have the aliases m0, m1, ..., one for each row. */
export async function sendAll(
	shop: Shop,
	count: number,
	call: GraphqlCall,
): Promise<ChunkAnswer<WriteResult>> {
	const attempt = await shop.attempt<Written>({ ...call, partial: true });
	if (attempt.ok) {
		return {
			kind: 'done',
			results: Array.from({ length: count }, (_, n) => resultOf(attempt.answer, `m${n}`)),
		};
	}
	const { problem, decision } = attempt;
	if (decision === 'ambiguous') return { kind: 'ambiguous', problem };
	return { kind: problem.code === 'queryTooDear' ? 'tooLarge' : 'failed', problem };
}

/** null: the answer says nothing about this order. */
function resultOf({ data, errors }: GraphqlAnswer<Written>, alias: string): WriteResult | null {
	const error = errors.find(({ path }) => path[0] === alias);
	const [userError] = data[alias]?.userErrors ?? [];
	if (userError) return refused('refused', userError.message);
	if (error) return refused(error.code ?? 'graphqlError', error.message);
	return data[alias] ? { ok: true } : null;
}

export function refused(code: string, vendorMessage: string): WriteResult {
	return {
		ok: false,
		unclear: false,
		problem: {
			code,
			message: `Shopify did not change the order: ${vendorMessage}`,
			hint: null,
			vendorMessage,
			httpStatus: 200,
			retryable: false,
		},
	};
}
