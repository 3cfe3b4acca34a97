import type { Change, Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import type { WireTracking } from '../../client/fulfillmentWire';
import { textOfTracking, trackingOf, trackingText, type TrackingInput } from '../../mapping/shipmentTracking';
import { fulfillmentIdField } from '../../rooms/fulfillmentId';
import { problem } from '../order/writeProblems';
import { changeFulfillments } from './changing';
import { enteredParcels } from './entered';
import { notifyCustomerField } from './ruleFields';
import { updateTracking as sendTracking } from './tracking';
import { trackingFields } from './trackingFields';

export const updateTracking: WriteOperation = {
	kind: 'write',
	name: 'updateTracking',
	title: 'Update Tracking',
	action: 'Update the tracking of fulfillments',
	description: 'Replace carrier, numbers and links of fulfillments, up to 50 per request',
	fields: [fulfillmentIdField(), ...trackingFields, notifyCustomerField, dryRunField()],
	run: changeTracking,
};

async function changeTracking(run: Run): Promise<Outcome[]> {
	return await changeFulfillments<TrackingInput>(run, {
		plan: (fulfillment, item) => {
			const input = trackingOf(enteredParcels(run, item), new Map());
			if (input === null) {
				const message = `Fulfillment ${fulfillment.name}: no tracking number is given`;
				return { problem: problem('noTracking', message, 'Fill in the field Tracking Numbers.') };
			}
			if (stands(fulfillment.trackingInfo, input)) return { change: null, changes: [] };
			const change: Change = {
				field: 'tracking',
				before: textOfTracking(fulfillment.trackingInfo),
				after: trackingText(input),
			};
			return { change: input, changes: [change] };
		},
		done: 'updated',
		send: async (shop, rows) =>
			await sendTracking(
				shop,
				rows.map(({ fulfillment, change, item }) => ({
					fulfillment,
					input: change,
					notifyCustomer: run.parameter<boolean>('notifyCustomer', item, false),
				})),
			),
	});
}

/** Links that were not given were made by Shopify. */
function stands(now: readonly WireTracking[], { company, numbers, urls }: TrackingInput): boolean {
	return (
		now.length === numbers.length &&
		numbers.every((number, index) => {
			const same = now.find((one) => one.number === number);
			const url = urls?.[index];
			return (
				same !== undefined &&
				(company === undefined || same.company === company) &&
				(url === undefined || same.url === url)
			);
		})
	);
}
