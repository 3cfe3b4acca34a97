import type { EventLog, SalesOrder, Webhook, WebhookClient } from './records.ts';
import { orderView } from './orders/view.ts';
import { newStamp, now, randomHex, type PulpoState } from './state.ts';

export function fireOrderEvent(state: PulpoState, type: string, order: SalesOrder): void {
	fireEvent(state, type, order.warehouse_id, () => orderView(state, order));
}

/** One delivery per registered webhook; two webhooks with the same address fire twice. */
export function fireEvent(state: PulpoState, type: string, warehouseId: number, data: () => object): void {
	const listening = [...state.webhooks.values()].filter(
		(webhook) =>
			webhook.enabled && webhook.warehouse_id === warehouseId && webhook.allowed_types.includes(type),
	);
	if (listening.length === 0) return;
	const at = now(state);
	const payload = JSON.stringify({
		id: eventId(state),
		type,
		status: 'triggered',
		warehouse_id: warehouseId,
		warehouse_name: state.warehouses.get(warehouseId)?.name ?? null,
		inserted_at: at,
		updated_at: at,
		data: data(),
	});
	for (const webhook of listening) sendEvent(state, webhook, type, payload);
}

export function sendEvent(state: PulpoState, webhook: Webhook, type: string, payload: string): void {
	// What a webhook with method GET would carry is undocumented, so nothing is sent for it.
	if (webhook.method !== 'POST') return;
	const log: EventLog = {
		...newStamp(state, 'eventLog'),
		event_id: (JSON.parse(payload) as { id: string }).id,
		webhook_id: String(webhook.id),
		code: null,
		response: null,
		event_type: type,
		event_status: 'triggered',
		payload,
	};
	state.eventLogs.push(log);
	state.context.deliver({
		url: webhook.url,
		headers: {
			'content-type': 'application/json',
			...credentialHeaders(state.webhookClients.get(webhook.client_id ?? 0)),
		},
		body: payload,
		label: type,
		timeoutMs: state.config.webhookTimeoutMs,
		retryDelaysMs: state.config.webhookRetryDelaysMs,
		onAttempt: ({ status, body, problem }) => {
			log.code = status ?? null;
			log.response = body ?? problem ?? null;
			log.event_status = status !== undefined && status >= 200 && status < 300 ? 'finished' : 'failed';
			log.updated_at = now(state);
		},
	});
}

/** A static secret in a header is the only authentication a webhook client can have. */
function credentialHeaders(client: WebhookClient | undefined): Record<string, string> {
	const inHeader = (client?.credentials ?? []).filter(({ location }) => location === 'header');
	return Object.fromEntries(inHeader.map(({ label, value }) => [label, value]));
}

function eventId(state: PulpoState): string {
	const hex = randomHex(state, 32);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20),
	].join('-');
}
