import { OperationalError } from 'n8n-workflow';

import type { Problem } from '../../shared/model/outcome';
import { IDS_PER_CALL, METAFIELDS_PER_CALL, METAFIELD_NAMES_PER_QUERY } from './limits';
import { DELETE_METAFIELDS, METAFIELDS_OF, metafieldValues, SET_METAFIELDS } from './metafieldsDocuments';
import type { GraphqlAnswer, Shop } from './shop';
import type { WirePage, WireUserError } from './wire';

export interface WireMetafield {
	id: string;
	namespace: string;
	key: string;
	type: string;
	value: string;
	createdAt: string;
	updatedAt: string;
	compareDigest: string;
}

/** Which metafield of which owner. */
export interface MetafieldName {
	ownerId: string;
	namespace: string;
	key: string;
}

export interface MetafieldInput extends MetafieldName {
	type: string;
	value: string;
}

export type MetafieldResult = { ok: true } | { ok: false; problem: Problem };

/** null: Shopify has no such owner. */
export async function metafieldsOf(
	shop: Shop,
	ownerId: string,
	namespace: string | null,
	limit: number,
): Promise<WireMetafield[] | null> {
	const found: WireMetafield[] = [];
	for (let after: string | null = null; ;) {
		const cursor: string | null = after;
		const answer: GraphqlAnswer<{ node: { metafields?: WirePage<WireMetafield> } | null }> = await shop.send({
			document: METAFIELDS_OF,
			variables: { id: ownerId, after: cursor, namespace },
			purpose: 'read metafields',
			replay: 'safe',
		});
		const page = answer.data.node?.metafields;
		if (page === undefined) return null;
		found.push(...page.nodes);
		const { hasNextPage, endCursor } = page.pageInfo;
		if (!hasNextPage || endCursor === null || found.length >= limit) return found.slice(0, limit);
		if (endCursor === cursor) throw new OperationalError('Shopify sent the same page of metafields twice');
		after = endCursor;
	}
}

/** What stands there now, by `metafieldId`; owners that Shopify does not have are in `missing`. */
export async function presentMetafields(
	shop: Shop,
	names: readonly MetafieldName[],
): Promise<{ values: Map<string, WireMetafield>; missing: Set<string> }> {
	const values = new Map<string, WireMetafield>();
	const missing = new Set<string>();
	const owners = [...new Set(names.map(({ ownerId }) => ownerId))];
	const pairs = [...new Map(names.map((name) => [`${name.namespace} ${name.key}`, name])).values()];
	for (let from = 0; from < owners.length; from += IDS_PER_CALL) {
		const ids = owners.slice(from, from + IDS_PER_CALL);
		for (let first = 0; first < pairs.length; first += METAFIELD_NAMES_PER_QUERY) {
			const some = pairs.slice(first, first + METAFIELD_NAMES_PER_QUERY);
			const nodes = await valuesOf(shop, ids, some);
			for (const [n, ownerId] of ids.entries()) {
				const node = nodes[n] ?? null;
				if (node === null) missing.add(ownerId);
				for (const [k, { namespace, key }] of some.entries()) {
					const value = node?.[`k${k}`];
					if (value) values.set(metafieldId({ ownerId, namespace, key }), value);
				}
			}
		}
	}
	return { values, missing };
}

type WireOwner = Record<string, WireMetafield | null | undefined>;

async function valuesOf(
	shop: Shop,
	ids: readonly string[],
	names: readonly MetafieldName[],
): Promise<Array<WireOwner | null>> {
	const variables = names.flatMap(({ namespace, key }, n): Array<[string, string]> => [
		[`ns${n}`, namespace],
		[`key${n}`, key],
	]);
	const { data } = await shop.send<{ nodes: Array<WireOwner | null> }>({
		document: metafieldValues(names.length),
		variables: { ids, ...Object.fromEntries(variables) },
		purpose: 'read metafields',
		replay: 'safe',
	});
	return data.nodes;
}

export function metafieldId({ ownerId, namespace, key }: MetafieldName): string {
	return `${ownerId} ${namespace} ${key}`;
}

/** 25 in one call, all or nothing: refused ones are taken out and the rest is sent again. Repeating does no harm. */
export async function setMetafields(
	shop: Shop,
	inputs: readonly MetafieldInput[],
): Promise<MetafieldResult[]> {
	return await inCalls(shop, inputs, SET_METAFIELDS, 'metafieldsSet', 'set metafields');
}

export async function deleteMetafields(
	shop: Shop,
	names: readonly MetafieldName[],
): Promise<MetafieldResult[]> {
	return await inCalls(shop, names, DELETE_METAFIELDS, 'metafieldsDelete', 'delete metafields');
}

interface MetafieldError extends WireUserError {
	elementIndex?: number | null;
}

async function inCalls(
	shop: Shop,
	entries: readonly MetafieldName[],
	document: string,
	mutation: string,
	purpose: string,
): Promise<MetafieldResult[]> {
	const results = new Map<MetafieldName, MetafieldResult>();
	for (let from = 0; from < entries.length; from += METAFIELDS_PER_CALL) {
		let left = entries.slice(from, from + METAFIELDS_PER_CALL);
		while (left.length > 0) {
			const attempt = await shop.attempt<Record<string, { userErrors: MetafieldError[] } | null>>({
				document,
				variables: { metafields: left },
				purpose,
				replay: 'safe',
			});
			const errors = attempt.ok ? (attempt.answer.data[mutation]?.userErrors ?? []) : [];
			const byEntry = new Map(errors.map((error) => [indexOf(error), error]));
			for (const [n, entry] of left.entries()) {
				const error = byEntry.get(n) ?? byEntry.get(null);
				if (!attempt.ok) results.set(entry, { ok: false, problem: attempt.problem });
				else if (error) results.set(entry, { ok: false, problem: refusal(error.message) });
				else if (errors.length === 0) results.set(entry, { ok: true });
			}
			const rest = left.filter((entry) => !results.has(entry));
			if (rest.length === left.length) {
				for (const entry of left)
					results.set(entry, { ok: false, problem: refusal(errors[0]?.message ?? '') });
			}
			left = left.filter((entry) => !results.has(entry));
		}
	}
	return entries.map((entry) => results.get(entry) ?? { ok: false, problem: refusal('no reason given') });
}

/** Where the refused entry stands in the call; null: the error is about all of it. */
function indexOf({ elementIndex, field }: MetafieldError): number | null {
	if (typeof elementIndex === 'number') return elementIndex;
	const index = field?.find((part) => /^\d+$/.test(part));
	return index === undefined ? null : Number(index);
}

function refusal(vendorMessage: string): Problem {
	return {
		code: 'refused',
		message: `Shopify did not change the metafield: ${vendorMessage}`,
		hint: 'Check type and value, and whether the owner exists.',
		vendorMessage,
		httpStatus: 200,
		retryable: false,
	};
}
