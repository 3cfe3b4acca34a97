import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { systemClock } from '../http/clock';
import { nodeFailure } from './errorItem';
import { repairHooks, type WebhookAdapter } from './hooks';

const CHECKED = 'hooksCheckedAtMs';

export interface HookCheck {
	/** Not at every poll time. */
	everyMs: number;
	/** Whether a poll finds what the webhooks miss; else a failed check must be seen. */
	polls: boolean;
	/** Whose webhooks, for the log: "Shopify". */
	title: string;
}

/** Vendors switch webhooks off or lose them, and n8n never looks again after publishing. For the poll times. */
export async function checkHooks(
	context: IPollFunctions,
	adapter: WebhookAdapter,
	check: HookCheck,
): Promise<void> {
	const memory = context.getWorkflowStaticData('node');
	if (!isDue(memory, systemClock.now(), check.everyMs)) return;
	try {
		const repair = await repairHooks(context, adapter);
		memory[CHECKED] = systemClock.now();
		if (repair && repair.repaired.length > 0) {
			context.logger.warn(
				`Webhooks that ${check.title} had removed or changed were made again: ${repair.repaired.join(', ')}`,
			);
		}
	} catch (error) {
		const failure = nodeFailure(context.getNode(), error, undefined);
		if (!check.polls) throw failure;
		context.logger.warn(`The webhooks could not be checked: ${failure.message}`);
	}
}

/** Not at the first tick: that one comes while n8n is still making the webhooks. */
function isDue(memory: IDataObject, nowMs: number, everyMs: number): boolean {
	const checked = memory[CHECKED];
	if (typeof checked === 'number') return nowMs - checked >= everyMs;
	memory[CHECKED] = nowMs;
	return false;
}
