import { MISSING, type Problems } from './answers.ts';
import type { Row } from './fields.ts';
import type { Owned, User } from './records.ts';
import type { PulpoState } from './state.ts';

/** In 3PL mode everything belongs to a merchant; without a merchant in the body to the default one. */
export function ownerOf(state: PulpoState, row: Row): Owned {
	const fallback = [...state.merchants.values()].find((merchant) => merchant.is_default);
	return {
		merchant_id: (row['merchant_id'] as number | undefined) ?? fallback?.id ?? null,
		merchant_channel_id: (row['merchant_channel_id'] as number | undefined) ?? null,
	};
}

export function judgeOwner(state: PulpoState, row: Row, problems: Problems): void {
	const { merchant_id: merchantId, merchant_channel_id: channelId } = row;
	if (typeof merchantId === 'number' && !state.merchants.has(merchantId)) problems['merchant_id'] = MISSING;
	if (typeof channelId !== 'number') return;
	const channel = state.channels.get(channelId);
	if (!channel || (typeof merchantId === 'number' && channel.merchant_id !== merchantId)) {
		problems['merchant_channel_id'] = MISSING;
	}
}

/** A user works only in the warehouses that he is assigned to. */
export function mayUseWarehouse(state: PulpoState, user: User, warehouseId: number): boolean {
	return user.warehouse_ids.includes(warehouseId) && (state.warehouses.get(warehouseId)?.active ?? false);
}
