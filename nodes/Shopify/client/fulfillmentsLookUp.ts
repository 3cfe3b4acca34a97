import { FULFILLMENT_STATES } from './fulfillmentDocuments';
import type { WireFulfillmentOrder, WireOrderShipment } from './fulfillmentWire';
import { FULFILLMENTS_PER_ORDER, ORDERS_PER_LOOK_UP, PIECE_LINES, PIECES_PER_ORDER } from './limits';
import type { Shop } from './shop';
import type { WirePage } from './wire';

/** An order as it stands now, as far as one page shows. */
export interface FreshState {
	id: string;
	name: string;
	fulfillmentOrders: WirePage<WireFulfillmentOrder>;
	fulfillments: WireOrderShipment[];
}

/** For after a lost answer: never throws. Orders that cannot be read are missing. */
export async function freshStates(shop: Shop, orderIds: readonly string[]): Promise<Map<string, FreshState>> {
	const ids = [...new Set(orderIds)];
	const found = new Map<string, FreshState>();
	for (let from = 0; from < ids.length; from += ORDERS_PER_LOOK_UP) {
		const attempt = await shop.attempt<{ nodes: Array<FreshState | null> }>({
			document: FULFILLMENT_STATES,
			variables: {
				ids: ids.slice(from, from + ORDERS_PER_LOOK_UP),
				pieces: PIECES_PER_ORDER,
				lines: PIECE_LINES,
				shipments: FULFILLMENTS_PER_ORDER,
				withShipments: true,
			},
			purpose: 'look up fulfillments whose answer was lost',
			replay: 'safe',
		});
		if (!attempt.ok) continue;
		for (const node of attempt.answer.data.nodes) if (node?.name) found.set(node.id, node);
	}
	return found;
}
