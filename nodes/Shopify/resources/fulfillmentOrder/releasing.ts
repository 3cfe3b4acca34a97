import { inChunks } from '../../../shared/http/chunks';
import { sendMutations, type MutationResult } from '../../client/fulfillments';
import { MUTATIONS_PER_CALL } from '../../client/limits';
import type { Shop } from '../../client/shop';
import { refused } from '../../mapping/shipmentProblems';

/** Releases the holds of fulfillment orders. Repeating it does no harm, so that it is sent again after a lost answer. */
export async function releaseHolds(shop: Shop, ids: readonly string[]): Promise<Array<MutationResult<null>>> {
	return await inChunks<string, MutationResult<null>>(ids, {
		size: MUTATIONS_PER_CALL,
		send: async (some) =>
			await sendMutations(
				shop,
				'release',
				some.map((id) => ({ id })),
				{
					purpose: 'release holds',
					refused: (_, words) => refused('The hold was not released', words),
				},
				() => null,
			),
		lookUp: async (some) => await Promise.resolve(some.map(() => 'missing' as const)),
		failed: (_, problem) => ({ ok: false, unclear: false, problem }),
		unknown: (_, problem) => ({ ok: false, unclear: true, problem }),
	});
}
