import { NodeOperationError } from 'n8n-workflow';

import type { Outcome } from '../../../shared/model/outcome';
import { showRequests } from '../../../shared/node/requestHint';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { openPulpo } from '../../client/endpoint';
import { deleteWebhook } from '../../client/webhooks';
import { webhookOutcome } from './outcomes';

export const deleteOperation: WriteOperation = {
	kind: 'write',
	name: 'delete',
	title: 'Delete',
	action: 'Delete a webhook',
	description: 'Delete webhooks by ID; one that is gone already counts as done',
	fields: [
		{
			displayName: 'Webhook ID',
			name: 'webhookId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 901',
			description: 'ID of the webhook in PULPO WMS',
		},
		dryRunField(),
	],
	async run(run) {
		const connection = await openPulpo(run.context);
		const outcomes: Outcome[] = [];
		for (let item = 0; item < run.itemCount; item++) {
			const id = idOf(run, item);
			const dryRun = run.parameter<boolean>('dryRun', item, false);
			const subject = { key: `webhook ${id}`, number: id, id, dryRun };
			const attempt = dryRun ? null : await deleteWebhook(connection, id);
			if (attempt === null || attempt.ok) outcomes.push(webhookOutcome('cancelled', subject));
			else if (attempt.decision === 'absent') outcomes.push(webhookOutcome('unchanged', subject));
			else outcomes.push(webhookOutcome('failed', subject, { problem: attempt.problem }));
		}
		showRequests(run.context, connection);
		return outcomes;
	},
};

function idOf(run: Run, item: number): string {
	const id = String(run.parameter<unknown>('webhookId', item, '') ?? '').trim();
	if (id !== '') return id;
	throw new NodeOperationError(run.context.getNode(), 'No webhook is named', {
		itemIndex: item,
		description: 'Fill in the ID of the webhook; "Get Many" lists them.',
	});
}
