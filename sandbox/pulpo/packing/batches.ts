import type { Product, SalesItem } from '../records.ts';
import { newStamp, type PulpoState } from '../state.ts';
import type { Batch, PackedBatch } from './records.ts';

export type LotRequest = string | { number: string; quantity: number };

/**
 * What of `quantity` belongs to which lot or serial number. Lots without a quantity share evenly; a product that needs numbers and was given
 * none gets made-up ones. Throws for numbers that the product cannot have.
 */
export function batchesFor(
	state: PulpoState,
	product: Product,
	quantity: number,
	lots: LotRequest[] | undefined,
	serials: string[] | undefined,
): PackedBatch[] {
	const type = product.management_type;
	if (lots && type !== 'lot') throw new Error(`"${product.sku}" has no lots (management_type ${type})`);
	if (serials && type !== 'serial')
		throw new Error(`"${product.sku}" has no serial numbers (management_type ${type})`);
	if (type === 'serial') return serialsFor(state, product, quantity, serials);
	if (type === 'lot') return lotsFor(state, product, quantity, lots ?? [`LOT-${product.id}`]);
	return [];
}

function serialsFor(
	state: PulpoState,
	product: Product,
	quantity: number,
	serials?: string[],
): PackedBatch[] {
	if (serials && new Set(serials).size !== quantity)
		throw new Error(`"${product.sku}": ${quantity} pieces need as many different serial numbers`);
	const count = Math.ceil(quantity);
	const numbers = serials ?? Array.from({ length: count }, () => `SN-${nextSerial(state, product)}`);
	return numbers.map((number) => packed(state, batchOf(state, product, number, 'serial'), 1));
}

function nextSerial(state: PulpoState, product: Product): string {
	state.nextIds['serial'] = (state.nextIds['serial'] ?? 0) + 1;
	return `${product.id}-${state.nextIds['serial']}`;
}

function lotsFor(state: PulpoState, product: Product, quantity: number, lots: LotRequest[]): PackedBatch[] {
	const share = Math.floor(quantity / lots.length);
	const rest = quantity - share * (lots.length - 1);
	const parts = lots.map((lot, index) =>
		typeof lot === 'string' ? { number: lot, quantity: index === 0 ? rest : share } : lot,
	);
	const sum = parts.reduce((total, part) => total + part.quantity, 0);
	if (sum !== quantity) throw new Error(`"${product.sku}": the lots have ${sum} pieces, not ${quantity}`);
	return parts
		.filter((part) => part.quantity > 0)
		.map((part) => packed(state, batchOf(state, product, part.number, 'lot'), part.quantity));
}

/** What was packed takes the place of what was suggested before, and adds up from then on. */
export function noteBatches(state: PulpoState, line: SalesItem, packed: PackedBatch[]): void {
	if (packed.length === 0) return;
	if (line.fulfilled_quantity === 0) line.batches = [];
	for (const { batch_id, quantity } of packed) {
		const known = line.batches.find((batch) => batch.batch_id === batch_id);
		if (known) known.suggested_quantity += quantity;
		else
			line.batches.push({
				...newStamp(state, 'itemBatch'),
				sales_item_id: line.id,
				batch_id,
				suggested_quantity: quantity,
			});
	}
}

const packed = (state: PulpoState, { id }: Batch, quantity: number): PackedBatch => ({
	...newStamp(state, 'packedBatch'),
	batch_id: id,
	quantity,
});

/** The same number of the same product is the same batch. */
export function batchOf(state: PulpoState, product: Product, number: string, type: Batch['type']): Batch {
	const known = [...state.batches.values()].find(
		(batch) => batch.product_id === product.id && batch.number === number,
	);
	if (known) return known;
	const batch: Batch = {
		...newStamp(state, 'batch'),
		number,
		product_id: product.id,
		type,
		expiration_date: null,
		client_id: null,
		third_party_id: null,
		deleted: false,
	};
	state.batches.set(batch.id, batch);
	return batch;
}
