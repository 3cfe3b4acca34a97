import type { PulpoState } from '../state.ts';
import type { PackedBatch, PackingBox, PackingOrder } from './records.ts';

export function packingOrderView(order: PackingOrder): object {
	const { merchant_id: _merchant, merchant_channel_id: _channel, ...plain } = order;
	return plain;
}

/** Only items with lots or serial numbers have `batches`. */
export function boxView(state: PulpoState, { trackings: _trackings, items, ...plain }: PackingBox): object {
	return {
		...plain,
		items: items.map(({ batches, ...item }) =>
			batches.length === 0 || !state.config.batchesInBoxes
				? item
				: {
						...item,
						batches: batches.map((batch) => ({ ...batchView(state, batch), packing_box_item_id: item.id })),
					},
		),
	};
}

/** The lot or serial number itself is embedded, as in the items of incoming goods. */
const batchView = (state: PulpoState, packed: PackedBatch): object => ({
	...packed,
	batch: state.batches.get(packed.batch_id) ?? null,
});

export const boxesOf = (state: PulpoState, order: PackingOrder): PackingBox[] =>
	state.boxesByPackingOrder.get(order.id) ?? [];
