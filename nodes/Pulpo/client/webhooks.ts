import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection } from '../../shared/http/types';
import { pages, type List, type Query } from './lists';
import { unknownIdIsAbsent } from './salesOrders';
import { idOf, isRow, isRowList, rowsOf, textOf, type Row } from './wire';

/** A webhook as PULPO has it; one belongs to one warehouse and may call for several events. */
export interface Webhook {
	/** Text in the object, a number in the path: kept as it comes. */
	id: string;
	url: string;
	method: string;
	events: string[];
	enabled: boolean;
	warehouseId: string;
	clientId: number | null;
	row: Row;
}

export interface WebhookBody {
	url: string;
	method: 'POST';
	allowed_types: string[];
	enabled: boolean;
	warehouse_id: number;
	client_id?: number;
	merchant_id?: number;
	merchant_channel_id?: number;
}

export function webhookList(query: Query): List {
	return { path: '/webhook/', key: 'webhooks', query, purpose: 'list webhooks' };
}

export async function readWebhooks(connection: Connection, query: Query = {}): Promise<Webhook[]> {
	const hooks: Webhook[] = [];
	for await (const rows of pages(connection, webhookList(query))) {
		hooks.push(...rows.map(webhookOf).filter((hook) => hook !== null));
	}
	return hooks;
}

/** Gives the new id. Not repeated after an unclear answer: two webhooks at one address call twice. */
export async function createWebhook(connection: Connection, body: WebhookBody): Promise<Attempt> {
	return await connection.attempt({
		method: 'POST',
		path: '/webhook/',
		body,
		replay: 'never',
		purpose: `create the webhook of warehouse ${body.warehouse_id}`,
	});
}

export async function replaceWebhook(
	connection: Connection,
	id: string,
	body: WebhookBody,
): Promise<Attempt> {
	return await connection.attempt({
		method: 'PUT',
		path: `/webhook/${encodeSegment(id)}`,
		body,
		replay: 'safe',
		purpose: `change webhook ${id}`,
	});
}

/** A webhook that is gone already counts as deleted; that answers 400 or 404. */
export async function deleteWebhook(connection: Connection, id: string): Promise<Attempt> {
	return await connection.attempt({
		method: 'DELETE',
		path: `/webhook/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: `delete webhook ${id}`,
		judge: unknownIdIsAbsent,
	});
}

export function eventLogList(query: Query): List {
	return { path: '/webhook/logs', key: 'event_logs', query, purpose: 'list the log of webhooks' };
}

/** Asks PULPO to send again what did not get through; it takes no parameters. */
export async function retryWebhooks(connection: Connection): Promise<void> {
	await connection.send({
		method: 'POST',
		path: '/webhook/retry',
		replay: 'never',
		purpose: 'send failed webhooks again',
	});
}

export interface ClientBody {
	name: string;
	type: string;
	credentials: Array<{ type: string; label: string; location: string; value: string }>;
}

/** A webhook client makes PULPO send a fixed header with each call. Gives its id. */
export async function createWebhookClient(connection: Connection, body: ClientBody): Promise<number | null> {
	const reply = await connection.send({
		method: 'POST',
		path: '/webhook/clients',
		body,
		replay: 'never',
		purpose: 'create a webhook client',
	});
	return idOf(rowsOf(reply.body, 'webhook_clients')[0]?.['id']);
}

export async function webhookClients(connection: Connection, name: string): Promise<Row[]> {
	const list = { path: '/webhook/clients', key: 'webhook_clients', query: { name }, purpose: 'list clients' };
	const found: Row[] = [];
	for await (const rows of pages(connection, list)) found.push(...rows);
	return found.filter((row) => row['name'] === name);
}

export async function deleteWebhookClient(connection: Connection, id: number): Promise<void> {
	await connection.attempt({
		method: 'DELETE',
		path: `/webhook/clients/${id}`,
		replay: 'safe',
		purpose: 'delete a webhook client',
		judge: unknownIdIsAbsent,
	});
}

/** The webhook in an answer: alone, or in a list of one. */
export function webhookIn(body: unknown): Webhook | null {
	const [first] = rowsOf(body, 'webhooks');
	return webhookOf(first ?? (isRow(body) ? body : {}));
}

export function webhookOf(row: Row): Webhook | null {
	const id = textOf(row['id']);
	const warehouseId = textOf(row['warehouse_id']);
	if (id === null || warehouseId === null) return null;
	const events = row['allowed_types'];
	return {
		id,
		url: textOf(row['url']) ?? '',
		method: textOf(row['method']) ?? '',
		events: isRowList(events) ? events.map(String) : [],
		enabled: row['enabled'] !== false,
		warehouseId,
		clientId: idOf(row['client_id']),
		row,
	};
}
