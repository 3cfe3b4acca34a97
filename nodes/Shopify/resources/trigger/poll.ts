import { NodeOperationError } from 'n8n-workflow';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { checkHooks } from '../../../shared/node/hookCheck';
import { pollChanges, type PollRecord } from '../../../shared/node/poll';
import { HOOK_CHECK_MS, POLL_LAG_SECONDS, POLL_OVERLAP_SECONDS } from '../../client/limits';
import { openShop } from '../../client/shop';
import { shopHooks } from './hooks';
import { triggerSettings, type TriggerSettings } from './settings';
import type { ReadWindow } from './source';
import { WATCH } from './watch';

/** One tick of the poll times. In the editor's test it gives a sample, whatever the node listens by. */
export async function pollShop(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = triggerSettings(context);
	const { changes, sorted } = WATCH[settings.watch];
	const isTest = context.getMode() === 'manual';
	// Shopify deletes a webhook after eight failures in a row.
	if (settings.mode !== 'poll' && !isTest) {
		const polls = settings.mode !== 'webhook' && changes !== null;
		await checkHooks(context, shopHooks, { everyMs: HOOK_CHECK_MS, polls, title: 'Shopify' });
	}
	if (settings.mode === 'webhook' && !isTest) return null;
	if (changes === null) {
		if (settings.mode === 'poll' && !isTest) throw cannotPoll(context);
		return null;
	}
	return await pollChanges(
		context,
		{
			sorted,
			overlapMs: POLL_OVERLAP_SECONDS * 1000,
			lagMs: POLL_LAG_SECONDS * 1000,
			fetch: (sinceIso, untilIso) =>
				read(context, settings, changes, { sinceIso, untilIso, isSample: isTest }),
		},
		settings.startDate === null ? {} : { startAt: settings.startDate },
	);
}

async function* read(
	context: IPollFunctions,
	settings: TriggerSettings,
	changes: NonNullable<(typeof WATCH)['orders']['changes']>,
	window: ReadWindow,
): AsyncGenerator<PollRecord> {
	yield* changes({ shop: await openShop(context), settings, delivery: null }, window);
}

function cannotPoll(context: IPollFunctions): NodeOperationError {
	return new NodeOperationError(context.getNode(), 'Shopify cannot be asked for these events at poll times', {
		description: 'Set Listen By to Webhook.',
	});
}
