import { sleep } from 'n8n-workflow';

import { inChunks } from '../../../shared/http/chunks';
import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { fulfillmentsById, sendMutations, type MutationResult } from '../../client/fulfillments';
import { LOOK_AGAIN_MS, MUTATIONS_PER_CALL } from '../../client/limits';
import type { Shop } from '../../client/shop';
import { refused } from '../../mapping/shipmentProblems';
import { fulfillmentIdField } from '../../rooms/fulfillmentId';
import { changeFulfillments, type FulfillmentRow } from './changing';

type Row = FulfillmentRow<true>;

export const cancel: WriteOperation = {
	kind: 'write',
	name: 'cancel',
	title: 'Cancel',
	action: 'Cancel fulfillments',
	description: 'Take fulfillments back, so that their goods can be fulfilled again',
	fields: [fulfillmentIdField(), dryRunField()],
	run: cancelFulfillments,
};

async function cancelFulfillments(run: Run): Promise<Outcome[]> {
	return await changeFulfillments<true>(run, {
		plan: ({ status }) =>
			status === 'CANCELLED'
				? { change: null, changes: [] }
				: { change: true, changes: [{ field: 'status', before: status, after: 'CANCELLED' }] },
		done: 'cancelled',
		send: sendCancels,
	});
}

async function sendCancels(shop: Shop, rows: readonly Row[]): Promise<Array<MutationResult<null>>> {
	return await inChunks<Row, MutationResult<null>>(rows, {
		size: MUTATIONS_PER_CALL,
		send: async (some) =>
			await sendMutations(
				shop,
				'cancel',
				some.map(({ fulfillment }) => ({ id: fulfillment.id })),
				{
					purpose: 'cancel fulfillments',
					refused: (n, words) =>
						refused(`Fulfillment ${some[n]?.fulfillment.name ?? ''} was not cancelled`, words),
				},
				() => null,
			),
		lookUp: async (some) => {
			await sleep(LOOK_AGAIN_MS);
			const { found } = await fulfillmentsById(
				shop,
				some.map(({ fulfillment }) => fulfillment.id),
			);
			return some.map(({ fulfillment }) => {
				const now = found.get(fulfillment.id);
				if (now === undefined) return null;
				return now.status === 'CANCELLED' ? { ok: true, value: null } : 'missing';
			});
		},
		failed: (_, problem) => ({ ok: false, unclear: false, problem }),
		unknown: (_, problem) => ({ ok: false, unclear: true, problem }),
	});
}
