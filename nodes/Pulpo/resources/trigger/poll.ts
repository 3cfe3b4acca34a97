import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { checkHooks } from '../../../shared/node/hookCheck';
import { pollChanges, type PollRecord } from '../../../shared/node/poll';
import { HOOK_CHECK_MS, POLL_LAG_SECONDS, POLL_OVERLAP_SECONDS } from '../../client/limits';
import { TITLE } from '../../client/endpoint';
import { warehouseHooks } from './hooks';
import { merged } from './merge';
import { openReader } from './reader';
import { sourcesOf } from './sources';
import { triggerSettings, type TriggerSettings } from './settings';

/** One tick of the poll times. In the editor's test it gives a sample, whatever the node listens by. */
export async function pollPulpo(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = triggerSettings(context);
	const isTest = context.getMode() === 'manual';
	if (settings.mode !== 'poll' && !isTest) {
		const polls = settings.mode !== 'webhook';
		await checkHooks(context, warehouseHooks, { everyMs: HOOK_CHECK_MS, polls, title: TITLE });
	}
	if (settings.mode === 'webhook' && !isTest) return null;
	return await pollChanges(
		context,
		{
			sorted: true,
			overlapMs: POLL_OVERLAP_SECONDS * 1000,
			lagMs: POLL_LAG_SECONDS * 1000,
			fetch: (sinceIso, untilIso) => changed(context, settings, sinceIso, untilIso),
		},
		settings.startDate === null ? {} : { startAt: settings.startDate },
	);
}

/** PULPO has no list of events, so what the chosen events are about is read where it can be read by time. */
async function* changed(
	context: IPollFunctions,
	settings: TriggerSettings,
	sinceIso: string,
	untilIso: string,
): AsyncGenerator<PollRecord> {
	const reader = await openReader(context);
	// Whole seconds: that is what the vendor's times have.
	const since = `${sinceIso.slice(0, 19)}Z`;
	const sources = sourcesOf(settings).map((source) => source(reader, settings, since, untilIso));
	yield* merged(sources);
}
