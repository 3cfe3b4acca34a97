import type { SandboxResponse } from '../core/types.ts';
import { judgePublicUrl } from '../core/publicUrl.ts';
import { created, isEmpty, MISSING, ok, refused, type Problems } from './answers.ts';
import { sendEvent } from './events.ts';
import {
	flag,
	integer,
	isRow,
	judge,
	list,
	need,
	oneOf,
	readOnly,
	shape,
	text,
	type Row,
	type Shape,
} from './fields.ts';
import { answerList, columns, type ListSpec } from './lists.ts';
import { judgeOwner, mayUseWarehouse, ownerOf } from './owners.ts';
import type { EventLog, User, Webhook, WebhookClient } from './records.ts';
import type { Call, Handler, Routes } from './routes.ts';
import { newStamp, now, type PulpoState } from './state.ts';

export const EVENTS = [
	...['created', 'updated', 'cancelled', 'finished'].map((end) => `sales_order_${end}`),
	...['created', 'finished', 'cancelled', 'deleted'].map((end) => `picking_order_${end}`),
	...['created', 'finished', 'cancelled'].map((end) => `packing_order_${end}`),
	...['packing_box_closed', 'turbo_label_packing_created', 'turbo_label_draft_packing_created'],
	...['shipment_tracking_updated', 'incoming_good_created', 'stock_correction_finished'],
	...['created', 'updated', 'deleted', 'finished', 'finished_early'].map((end) => `purchase_order_${end}`),
	...['created', 'cancelled', 'finished'].map((end) => `replenishment_order_${end}`),
	...['created', 'finished', 'cancelled', 'closed'].map((end) => `counting_task_${end}`),
];

const READ_ONLY = Object.fromEntries(['id', 'inserted_at', 'updated_at'].map((name) => [name, readOnly]));
const OWNER: Shape = { merchant_id: integer, merchant_channel_id: integer };

const WEBHOOK: Shape = {
	url: need(text()),
	method: need(oneOf(['POST', 'GET'])),
	allowed_types: { kind: 'list', of: oneOf(EVENTS), notEmpty: true, required: true },
	warehouse_id: need(integer),
	enabled: flag,
	client_id: integer,
	request_module: oneOf(['default']),
	response_module: oneOf(['default']),
	...OWNER,
	...READ_ONLY,
};

const CREDENTIAL: Shape = {
	type: need(text()),
	label: need(text()),
	location: need(text()),
	value: need(text()),
};
const CLIENT: Shape = {
	name: need(text()),
	type: need(text()),
	credentials: list(shape(CREDENTIAL)),
	...OWNER,
	...READ_ONLY,
};

/** The id is a string in the object although it is a number in the path. */
const webhookView = (webhook: Webhook): object => ({ ...webhook, id: String(webhook.id) });
const logView = ({ event_type: _type, event_status: _status, payload: _payload, ...log }: EventLog): object =>
	log;

const webhookList: ListSpec<Webhook> = {
	key: 'webhooks',
	columns: columns<Webhook>({
		id: 'integer',
		url: 'string',
		method: 'string',
		enabled: 'boolean',
		warehouse_id: 'integer',
		merchant_id: 'integer',
		merchant_channel_id: 'integer',
	}),
	view: webhookView,
};

const clientList: ListSpec<WebhookClient> = {
	key: 'webhook_clients',
	columns: columns<WebhookClient>({ id: 'integer', name: 'string', type: 'string', merchant_id: 'integer' }),
	view: (client) => client,
};

const logList: ListSpec<EventLog> = {
	key: 'event_logs',
	columns: columns<EventLog>({
		id: 'integer',
		code: 'integer',
		response: 'string',
		event_type: 'string',
		event_status: 'string',
		inserted_at: 'time',
		updated_at: 'time',
	}),
	view: logView,
};

function judgeWebhook(state: PulpoState, user: User, row: Row, partial: boolean): Problems {
	const problems = judge(WEBHOOK, row, partial);
	judgeOwner(state, row, problems);
	if (typeof row['url'] === 'string') {
		const verdict = judgePublicUrl(row['url']);
		if (!verdict.ok) problems['url'] ??= verdict.reason;
	}
	if (typeof row['warehouse_id'] === 'number' && !mayUseWarehouse(state, user, row['warehouse_id'])) {
		problems['warehouse_id'] ??= 'is not assigned to the user';
	}
	if (typeof row['client_id'] === 'number' && !state.webhookClients.has(row['client_id'])) {
		problems['client_id'] ??= MISSING;
	}
	return problems;
}

const withoutReadOnly = (row: Row): Row =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !Object.hasOwn(READ_ONLY, name)));

const onWebhook =
	(run: (call: Call, webhook: Webhook) => SandboxResponse): Handler =>
	(call) => {
		const webhook = call.state.webhooks.get(Number(call.params['id']));
		return webhook ? run(call, webhook) : refused(400, { id: MISSING });
	};

function createWebhook({ state, user, body }: Call): SandboxResponse {
	const row = isRow(body) ? body : {};
	const problems = judgeWebhook(state, user, row, false);
	if (!isEmpty(problems)) return refused(400, problems);
	const webhook = {
		...newStamp(state, 'webhook'),
		enabled: true,
		client_id: null,
		request_module: 'default',
		response_module: 'default',
		...ownerOf(state, row),
		...withoutReadOnly(row),
	} as Webhook;
	state.webhooks.set(webhook.id, webhook);
	return created({ webhooks: [webhookView(webhook)], total_results: 1 });
}

function createClient({ state, body }: Call): SandboxResponse {
	const row = isRow(body) ? body : {};
	const problems = judge(CLIENT, row);
	if (!isEmpty(problems)) return refused(400, problems);
	const client = {
		...newStamp(state, 'webhookClient'),
		credentials: [],
		...ownerOf(state, row),
		...withoutReadOnly(row),
	};
	state.webhookClients.set(client.id, client as unknown as WebhookClient);
	return created({ webhook_clients: [client], total_results: 1 });
}

export const webhookRoutes: Routes = {
	'GET /webhook': ({ state, request }) =>
		answerList(webhookList, state.webhooks.values(), request.query, state.config),
	'POST /webhook': createWebhook,
	'GET /webhook/{id}': onWebhook((_call, webhook) => ok(webhookView(webhook))),
	'PUT /webhook/{id}': onWebhook(({ state, user, body }, webhook) => {
		const row = isRow(body) ? body : {};
		const problems = judgeWebhook(state, user, row, true);
		if (!isEmpty(problems)) return refused(400, problems);
		return ok(webhookView(Object.assign(webhook, withoutReadOnly(row), { updated_at: now(state) })));
	}),
	'DELETE /webhook/{id}': onWebhook(({ state }, webhook) => {
		state.webhooks.delete(webhook.id);
		return ok(webhookView(webhook));
	}),
	'GET /webhook/clients': ({ state, request }) =>
		answerList(clientList, state.webhookClients.values(), request.query, state.config),
	'POST /webhook/clients': createClient,
	'GET /webhook/clients/{id}': ({ state, params }) => {
		const client = state.webhookClients.get(Number(params['id']));
		return client ? ok(client) : refused(422, { id: MISSING });
	},
	'DELETE /webhook/clients/{id}': ({ state, params }) =>
		state.webhookClients.delete(Number(params['id'])) ? ok() : refused(422, { id: MISSING }),
	'GET /webhook/logs': ({ state, request }) =>
		answerList(logList, state.eventLogs, request.query, state.config),
	/** Sends again what has not got through. */
	'POST /webhook/retry': ({ state }) => {
		const failed = state.eventLogs.filter((log) => log.event_status === 'failed');
		for (const log of failed) {
			const webhook = state.webhooks.get(Number(log.webhook_id));
			log.event_status = 'retried';
			if (webhook) sendEvent(state, webhook, log.event_type, log.payload);
		}
		return ok();
	},
};
