import { sleep } from 'n8n-workflow';

import { inChunks } from '../../../shared/http/chunks';
import { fulfillmentsById, sendMutations, type MutationResult } from '../../client/fulfillments';
import type { WireFulfillment } from '../../client/fulfillmentWire';
import { LOOK_AGAIN_MS, MUTATIONS_PER_CALL } from '../../client/limits';
import type { Shop } from '../../client/shop';
import { refused } from '../../mapping/shipmentProblems';
import type { TrackingInput } from '../../mapping/shipmentTracking';
import { fulfillmentIn } from './creating';

export interface TrackingRow {
	fulfillment: WireFulfillment;
	input: TrackingInput;
	notifyCustomer: boolean;
}

export type TrackingResult = MutationResult<WireFulfillment | null>;

/** Replaces the tracking of fulfillments, up to 50 in one request. After a lost answer it is looked up, for customers may be told. */
export async function updateTracking(shop: Shop, rows: readonly TrackingRow[]): Promise<TrackingResult[]> {
	return await inChunks<TrackingRow, TrackingResult>(rows, {
		size: MUTATIONS_PER_CALL,
		send: async (some) =>
			await sendMutations(
				shop,
				'track',
				some.map(({ fulfillment, input, notifyCustomer }) => ({
					id: fulfillment.id,
					input,
					notify: notifyCustomer,
				})),
				{
					purpose: 'update the tracking of fulfillments',
					refused: (n, words) =>
						refused(`The tracking of fulfillment ${some[n]?.fulfillment.name ?? ''} was not changed`, words),
				},
				fulfillmentIn,
			),
		lookUp: async (some) => {
			await sleep(LOOK_AGAIN_MS);
			const { found } = await fulfillmentsById(
				shop,
				some.map(({ fulfillment }) => fulfillment.id),
			);
			return some.map(({ fulfillment, input }) => {
				const now = found.get(fulfillment.id);
				if (now === undefined) return null;
				const present = new Set(now.trackingInfo.map(({ number }) => number));
				return input.numbers.every((number) => present.has(number)) ? { ok: true, value: now } : 'missing';
			});
		},
		failed: (_, problem) => ({ ok: false, unclear: false, problem }),
		unknown: (_, problem) => ({ ok: false, unclear: true, problem }),
	});
}
