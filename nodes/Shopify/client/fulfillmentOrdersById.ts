import type { Problem } from '../../shared/model/outcome';
import { FULFILLMENT_ORDERS_BY_ID } from './fulfillmentDocuments';
import type { WireFulfillmentOrder } from './fulfillmentWire';
import { IDS_PER_CALL } from './limits';
import type { Shop } from './shop';

export interface KnownPieces {
	/** By GID, with their first line only; those that Shopify does not have or show are missing. */
	found: Map<string, WireFulfillmentOrder>;
	/** By GID: those that could not be read. */
	failed: Map<string, Problem>;
}

/** Never throws for anything that Shopify answers. */
export async function fulfillmentOrdersById(shop: Shop, ids: readonly string[]): Promise<KnownPieces> {
	const wanted = [...new Set(ids)];
	const known: KnownPieces = { found: new Map(), failed: new Map() };
	for (let from = 0; from < wanted.length; from += IDS_PER_CALL) {
		const some = wanted.slice(from, from + IDS_PER_CALL);
		const attempt = await shop.attempt<{ nodes: Array<WireFulfillmentOrder | null> }>({
			document: FULFILLMENT_ORDERS_BY_ID,
			variables: { ids: some, lines: 1 },
			purpose: 'read fulfillment orders',
			replay: 'safe',
		});
		if (!attempt.ok) for (const id of some) known.failed.set(id, attempt.problem);
		else for (const node of attempt.answer.data.nodes) if (node?.status) known.found.set(node.id, node);
	}
	return known;
}
