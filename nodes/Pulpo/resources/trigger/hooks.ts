import type { IHookFunctions } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import type { Attempt, Connection } from '../../../shared/http/types';
import { deleteHooks, hookSecrets } from '../../../shared/node/hooks';
import type { HookContext, RemoteHook, WantedHook, WebhookAdapter } from '../../../shared/node/hooks';
import { warehouseList } from '../../client/account';
import { openPulpo, TITLE } from '../../client/endpoint';
import { pages } from '../../client/lists';
import { idOf, textOf } from '../../client/wire';
import {
	createWebhook,
	deleteWebhook,
	readWebhooks,
	replaceWebhook,
	webhookIn,
	type Webhook,
	type WebhookBody,
} from '../../client/webhooks';
import { clientFor, removeClients } from './hookClient';
import { addressOf, tokenOf, withToken } from './secretAddress';
import { triggerSettings } from './settings';

/** PULPO's webhooks as the shared life cycle sees them: one for each warehouse, with a secret in its address. */
export const warehouseHooks: WebhookAdapter = {
	async topics(context) {
		const { mode, warehouses } = triggerSettings(context);
		if (mode === 'poll') return [];
		return warehouses.length > 0 ? warehouses : await allWarehouses(await openPulpo(context));
	},
	async list(context, wanted) {
		const hooks = await readWebhooks(await openPulpo(context));
		return hooks.map((hook) => remoteOf(context, hook, wanted));
	},
	async create(context, wanted) {
		const connection = await openPulpo(context);
		const attempt = await createWebhook(connection, await bodyOf(context, connection, wanted));
		const made = webhookIn(bodyIn(context, attempt));
		if (made === null) throw apiError(context.getNode(), TITLE, noId(wanted));
		return made.id;
	},
	async change(context, id, wanted) {
		const connection = await openPulpo(context);
		bodyIn(context, await replaceWebhook(connection, id, await bodyOf(context, connection, wanted)));
	},
	async remove(context, id) {
		const attempt = await deleteWebhook(await openPulpo(context), id);
		if (!attempt.ok && attempt.decision !== 'absent')
			throw apiError(context.getNode(), TITLE, attempt.problem, undefined, attempt.waitMs);
	},
};

/** Webhooks first, then the client that they name. */
export async function takeAway(context: IHookFunctions): Promise<boolean> {
	const done = await deleteHooks(context, warehouseHooks);
	if (triggerSettings(context).header !== null)
		await removeClients(await openPulpo(context), hookSecrets(context));
	return done;
}

async function allWarehouses(connection: Connection): Promise<string[]> {
	const ids: string[] = [];
	for await (const rows of pages(connection, warehouseList({}))) {
		const active = rows.filter((row) => row['active'] !== false);
		ids.push(...active.flatMap((row) => textOf(row['id']) ?? []));
	}
	return ids;
}

/** A webhook that calls for other events, or in another way, counts as broken. */
function remoteOf(context: HookContext, hook: Webhook, wanted: WantedHook[]): RemoteHook {
	const { events, header } = triggerSettings(context);
	const [want] = wanted;
	const sameEvents = events.length === hook.events.length && events.every((one) => hook.events.includes(one));
	return {
		id: hook.id,
		topic: hook.warehouseId,
		url: addressOf(hook.url),
		active:
			hook.enabled && hook.method === 'POST' && sameEvents && (header === null) === (hook.clientId === null),
		secret: want !== undefined && tokenOf(hook.url) === want.secret ? 'same' : 'other',
	};
}

async function bodyOf(
	context: HookContext,
	connection: Connection,
	{ topic, url, secret }: WantedHook,
): Promise<WebhookBody> {
	const settings = triggerSettings(context);
	const client = await clientFor(context, connection, secret, settings.header);
	return {
		url: withToken(url, secret),
		method: 'POST',
		allowed_types: settings.events,
		enabled: true,
		warehouse_id: idOf(topic) ?? 0,
		...(client === null ? {} : { client_id: client }),
		...(settings.merchantId === null ? {} : { merchant_id: settings.merchantId }),
		...(settings.merchantChannelId === null ? {} : { merchant_channel_id: settings.merchantChannelId }),
	};
}

function bodyIn(context: HookContext, attempt: Attempt): unknown {
	if (attempt.ok) return attempt.reply.body;
	throw apiError(context.getNode(), TITLE, attempt.problem, undefined, attempt.waitMs);
}

function noId({ topic }: WantedHook) {
	return {
		code: 'noWebhookId',
		message: `PULPO WMS did not give the ID of the webhook for warehouse ${topic}`,
		hint: 'Publish the workflow again.',
		vendorMessage: null,
		httpStatus: null,
		retryable: true,
	};
}
