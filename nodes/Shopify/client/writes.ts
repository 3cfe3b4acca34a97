import { changeNotes, changeTags, ORDER_SUMMARIES } from './documents';
import { IDS_PER_CALL } from './limits';
import type { GraphqlCall, GraphqlAnswer, Shop } from './shop';
import type { WireUserError } from './wire';
import type { Problem } from '../../shared/model/outcome';

export interface OrderSummary {
	id: string;
	legacyResourceId: string;
	name: string;
	tags: string[];
	note: string | null;
}

/** What became of one order of a batch. unclear: nobody knows whether it was written. */
export type WriteResult = { ok: true } | { ok: false; unclear: boolean; problem: Problem };

type Written = Record<string, { userErrors: WireUserError[] } | null>;

/** What is needed to change orders, by GID; orders that Shopify does not have are missing. */
export async function orderSummaries(shop: Shop, ids: readonly string[]): Promise<Map<string, OrderSummary>> {
	const found = new Map<string, OrderSummary>();
	const wanted = [...new Set(ids)];
	for (let from = 0; from < wanted.length; from += IDS_PER_CALL) {
		const { data } = await shop.send<{ nodes: Array<OrderSummary | null> }>({
			document: ORDER_SUMMARIES,
			variables: { ids: wanted.slice(from, from + IDS_PER_CALL) },
			purpose: 'read orders',
			replay: 'safe',
		});
		for (const order of data.nodes) if (order !== null && 'name' in order) found.set(order.id, order);
	}
	return found;
}

export interface TagChange {
	id: string;
	tags: string[];
}

/** One document for up to MUTATIONS_PER_CALL orders; adding or removing a tag twice does no harm. */
export async function writeTags(
	shop: Shop,
	mutation: 'tagsAdd' | 'tagsRemove',
	changes: readonly TagChange[],
): Promise<WriteResult[]> {
	const variables = Object.fromEntries(
		changes.flatMap(({ id, tags }, n) => [
			[`id${n}`, id],
			[`tags${n}`, tags],
		]),
	);
	return await writeAll(shop, changes.length, {
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

export async function writeNotes(shop: Shop, changes: readonly NoteChange[]): Promise<WriteResult[]> {
	const variables = Object.fromEntries(changes.map(({ id, note }, n) => [`input${n}`, { id, note }]));
	return await writeAll(shop, changes.length, {
		document: changeNotes(changes.length),
		variables,
		purpose: 'change the notes of orders',
		replay: 'never',
	});
}

async function writeAll(shop: Shop, count: number, call: GraphqlCall): Promise<WriteResult[]> {
	const attempt = await shop.attempt<Written>({ ...call, partial: true });
	if (attempt.ok) return Array.from({ length: count }, (_, n) => resultOf(attempt.answer, `m${n}`));
	const { problem, decision } = attempt;
	return Array.from({ length: count }, () => ({ ok: false, unclear: decision === 'ambiguous', problem }));
}

function resultOf({ data, errors }: GraphqlAnswer<Written>, alias: string): WriteResult {
	const error = errors.find(({ path }) => path[0] === alias);
	const [userError] = data[alias]?.userErrors ?? [];
	if (userError) return refused('refused', userError.message);
	if (error) return refused(error.code ?? 'graphqlError', error.message);
	return data[alias] ? { ok: true } : refused('noData', 'no answer for this order');
}

function refused(code: string, vendorMessage: string): WriteResult {
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
