import { createHash } from 'node:crypto';

import { NodeOperationError } from 'n8n-workflow';

import type { Connection } from '../../../shared/http/types';
import type { HookContext } from '../../../shared/node/hooks';
import { createWebhookClient, deleteWebhookClient, webhookClients } from '../../client/webhooks';
import { idOf } from '../../client/wire';
import type { TriggerSettings } from './settings';

/** The webhook client that makes PULPO send the secret in a header; looked up by its name, made when it is missing. */
export async function clientFor(
	context: HookContext,
	connection: Connection,
	secret: string,
	header: TriggerSettings['header'],
): Promise<number | null> {
	if (header === null) return null;
	const name = nameOf(secret);
	const [known] = await webhookClients(connection, name);
	const id =
		idOf(known?.['id']) ??
		(await createWebhookClient(connection, {
			name,
			type: header.type,
			credentials: [{ type: header.type, label: header.name, location: header.place, value: secret }],
		}));
	if (id !== null) return id;
	throw new NodeOperationError(context.getNode(), 'PULPO WMS did not give the ID of the webhook client', {
		description: 'Switch Header Authentication off, or try other words for it.',
	});
}

export async function removeClients(connection: Connection, secrets: readonly string[]): Promise<void> {
	for (const secret of secrets) {
		for (const row of await webhookClients(connection, nameOf(secret))) {
			const id = idOf(row['id']);
			if (id !== null) await deleteWebhookClient(connection, id);
		}
	}
}

/** Tells the clients of several nodes apart without giving the secret away. */
function nameOf(secret: string): string {
	return `n8n ${createHash('sha256').update(secret).digest('hex').slice(0, 12)}`;
}
