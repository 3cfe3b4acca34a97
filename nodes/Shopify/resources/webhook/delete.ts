import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { subscriptions, tryUnsubscribe } from '../../client/subscriptions';
import { gidOf } from '../../client/wire';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from '../order/writeProblems';
import { failedHook, hookOutcome } from './outcomes';

export const deleteOperation: WriteOperation = {
	kind: 'write',
	name: 'delete',
	title: 'Delete',
	action: 'Delete webhooks',
	description: 'Delete webhooks by ID; one that is gone already counts as done',
	fields: [
		{
			displayName: 'Webhook ID',
			name: 'webhookId',
			type: 'string',
			required: true,
			default: '={{ $json.id }}',
			placeholder: 'e.g. 4759306',
			description: 'As Get Many gives it',
		},
		dryRunField(),
	],
	run: deleteWebhooks,
};

async function deleteWebhooks(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const there = new Map((await subscriptions(shop)).map((hook) => [hook.id, hook]));
	const outcomes: Outcome[] = [];
	for (let item = 0; item < run.itemCount; item++) {
		const given = String(run.parameter<unknown>('webhookId', item, '') ?? '').trim();
		const gid = gidOf('WebhookSubscription', given);
		const hook = gid === null ? undefined : there.get(gid);
		const dryRun = run.parameter<boolean>('dryRun', item, false);
		const subject = { topic: hook?.topic ?? '', address: hook?.uri ?? '', id: gid, dryRun };
		if (gid === null) {
			const about = problem('invalidId', `"${given}" is not the ID of a webhook`, 'Get Many lists them.');
			outcomes.push(failedHook(subject, about, false));
		} else if (hook === undefined) outcomes.push(hookOutcome('unchanged', subject));
		else {
			const done = dryRun ? null : await tryUnsubscribe(shop, gid);
			there.delete(gid);
			outcomes.push(
				done === null || done.ok
					? hookOutcome('cancelled', subject)
					: failedHook(subject, done.problem, done.unclear),
			);
		}
	}
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}
