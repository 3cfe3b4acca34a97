import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { judgeToken, secretJudge, type Verdict } from '../../../shared/http/webhook';
import { nodeFailure } from '../../../shared/node/errorItem';
import { hookSecrets } from '../../../shared/node/hooks';
import {
	acceptWebhook,
	answerWebhook,
	ignoreWebhook,
	judgeWebhook,
	refuseWebhook,
} from '../../../shared/node/webhookAnswer';
import { EVENT_IDS_KEPT } from '../../client/limits';
import { eventIn, type PulpoEvent } from './event';
import { itemsOf } from './items';
import { openReader } from './reader';
import { triggerSettings, type TriggerSettings } from './settings';

const IDS = 'eventIds';

/** The secret in the address first; then what the event is about is read again. */
export async function receiveWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = triggerSettings(context);
	const { verdict, rawBody } = await judgeWebhook(context, judgeOf(context, settings), hookSecrets(context));
	if (!verdict.ok) {
		context.logger.warn(`Webhook refused: ${verdict.reason}`);
		return refuseWebhook(context);
	}
	const event = eventIn(rawBody);
	if (event === null || !isWanted(event, settings)) return ignoreWebhook();
	const memory = context.getWorkflowStaticData('node');
	const seen = idsIn(memory);
	if (event.id !== null && seen.includes(event.id)) return ignoreWebhook();
	const items = await itemsFor(context, settings, event);
	if (items === null) return answerWebhook(context, 503, 'The record could not be read. Send again.');
	if (event.id !== null) memory[IDS] = [event.id, ...seen].slice(0, EVENT_IDS_KEPT);
	return items.length === 0 ? ignoreWebhook() : acceptWebhook(items.map((json) => ({ json })));
}

/** The header counts in addition to the address. */
function judgeOf(context: IWebhookFunctions, { header }: TriggerSettings) {
	const inHeader = header === null ? null : secretJudge({ header: header.name });
	return (
		rawBody: Buffer,
		headers: Record<string, string | string[] | undefined>,
		secrets: readonly string[],
	): Verdict => {
		const { token }: IDataObject = Object.fromEntries(Object.entries(queryOf(context)));
		const verdict = judgeToken(token, secrets);
		return verdict.ok && inHeader !== null ? inHeader(rawBody, headers, secrets) : verdict;
	};
}

function queryOf(context: IWebhookFunctions): object {
	const query: unknown = context.getQueryData();
	return typeof query === 'object' && query !== null ? query : {};
}

function isWanted({ type, warehouseId }: PulpoEvent, { events, warehouses }: TriggerSettings): boolean {
	if (!events.includes(type)) return false;
	return warehouses.length === 0 || warehouseId === null || warehouses.includes(warehouseId);
}

/** null: it could not be read now. PULPO keeps the call as failed, "Webhook: Retry" sends it again, and the poll finds it. */
async function itemsFor(
	context: IWebhookFunctions,
	settings: TriggerSettings,
	event: PulpoEvent,
): Promise<IDataObject[] | null> {
	try {
		return await itemsOf(event, settings, await openReader(context));
	} catch (error) {
		const { message } = nodeFailure(context.getNode(), error, undefined);
		context.logger.warn(`The record of the event ${event.type} could not be read: ${message}`);
		return null;
	}
}

function idsIn(memory: IDataObject): string[] {
	const ids = memory[IDS];
	return Array.isArray(ids) ? ids.map(String) : [];
}
