import type { ChunkAnswer } from '../../shared/http/chunks';
import type { Problem } from '../../shared/model/outcome';
import { FULFILLMENTS_BY_ID, fulfillmentMutations, type FulfillmentMutation } from './fulfillmentDocuments';
import type { WireFulfillment } from './fulfillmentWire';
import { IDS_PER_CALL } from './limits';
import type { GraphqlAnswer, Shop } from './shop';
import type { WireUserError } from './wire';

/** What became of one mutation. T: what Shopify answers with. */
export type MutationResult<T> =
	| { ok: true; value: T }
	/** unclear: nobody knows whether it was carried out. */
	| { ok: false; unclear: boolean; problem: Problem };

type Payload = { userErrors: WireUserError[] } & Record<string, unknown>;

/** Variables of one mutation; each name gets the number of its alias. */
export type MutationVariables = Record<string, unknown>;

interface Wording {
	/** For errors: "create fulfillments". */
	purpose: string;
	/** Problem for Shopify's own words. */
	refused(row: number, vendorMessage: string): Problem;
}

/**
 * Sends one mutation for several records in one document; Shopify carries them out one after the other, each for itself.
 * `pick` reads what is wanted out of a payload.
 */
export async function sendMutations<T>(
	shop: Shop,
	kind: FulfillmentMutation,
	rows: readonly MutationVariables[],
	wording: Wording,
	pick: (payload: Record<string, unknown>) => T,
): Promise<ChunkAnswer<MutationResult<T>>> {
	const variables = Object.fromEntries(
		rows.flatMap((row, n) => Object.entries(row).map(([name, value]) => [`${name}${n}`, value] as const)),
	);
	const attempt = await shop.attempt<Record<string, Payload | null>>({
		document: fulfillmentMutations(kind, rows.length),
		variables,
		purpose: wording.purpose,
		replay: 'never',
		partial: true,
	});
	if (attempt.ok) {
		const { answer } = attempt;
		return { kind: 'done', results: rows.map((_, n) => resultOf(answer, n, wording, pick)) };
	}
	const { problem, decision } = attempt;
	if (decision === 'ambiguous') return { kind: 'ambiguous', problem };
	return { kind: problem.code === 'queryTooDear' ? 'tooLarge' : 'failed', problem };
}

/** null: the answer says nothing about this record. */
function resultOf<T>(
	{ data, errors }: GraphqlAnswer<Record<string, Payload | null>>,
	n: number,
	wording: Wording,
	pick: (payload: Record<string, unknown>) => T,
): MutationResult<T> | null {
	const payload = data[`m${n}`];
	const words = payload?.userErrors.map(({ message }) => message) ?? [];
	const error = errors.find(({ path }) => path[0] === `m${n}`);
	if (words.length > 0) return { ok: false, unclear: false, problem: wording.refused(n, words.join('; ')) };
	if (error) {
		const problem = { ...wording.refused(n, error.message), code: error.code ?? 'graphqlError' };
		return { ok: false, unclear: false, problem };
	}
	return payload ? { ok: true, value: pick(payload) } : null;
}

export interface KnownFulfillment extends WireFulfillment {
	order: { id: string; legacyResourceId: string; name: string };
}

export interface KnownFulfillments {
	/** By GID; fulfillments that Shopify does not have are missing. */
	found: Map<string, KnownFulfillment>;
	/** By GID: fulfillments that could not be read. */
	failed: Map<string, Problem>;
}

/** Never throws for anything that Shopify answers. */
export async function fulfillmentsById(shop: Shop, ids: readonly string[]): Promise<KnownFulfillments> {
	const wanted = [...new Set(ids)];
	const known: KnownFulfillments = { found: new Map(), failed: new Map() };
	for (let from = 0; from < wanted.length; from += IDS_PER_CALL) {
		const some = wanted.slice(from, from + IDS_PER_CALL);
		const attempt = await shop.attempt<{ nodes: Array<KnownFulfillment | null> }>({
			document: FULFILLMENTS_BY_ID,
			variables: { ids: some },
			purpose: 'read fulfillments',
			replay: 'safe',
		});
		if (!attempt.ok) for (const id of some) known.failed.set(id, attempt.problem);
		else for (const node of attempt.answer.data.nodes) if (node?.name) known.found.set(node.id, node);
	}
	return known;
}
