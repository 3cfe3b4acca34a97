import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { nodeFailure } from '../../../shared/node/errorItem';
import {
	acceptWebhook,
	answerWebhook,
	ignoreWebhook,
	judgeWebhook,
	refuseWebhook,
} from '../../../shared/node/webhookAnswer';
import { CREDENTIAL_TYPE, readAccount, webhookSecrets } from '../../client/account';
import { isFromShop, judgeSignature, readHeaders, type Delivery } from '../../client/delivery';
import { subjectOf, type Subject } from '../../client/deliverySubject';
import { WEBHOOK_IDS_KEPT } from '../../client/limits';
import { openShop } from '../../client/shop';
import { topicOfHeader, TOPICS } from '../../client/topics';
import { hintItem } from './items';
import { triggerSettings, type TriggerSettings } from './settings';
import { WATCH } from './watch';

const IDS = 'webhookIds';

/** Signature and shop first; then the record is read again, because the body is old and has another shape. */
export async function receiveWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const credential = await context.getCredentials(CREDENTIAL_TYPE);
	const read = readAccount(credential);
	const { verdict, rawBody, headers } = await judgeWebhook(
		context,
		judgeSignature,
		webhookSecrets(credential),
	);
	const delivery = readHeaders(headers);
	if (!verdict.ok || !read.ok || !isFromShop(delivery, read.account.shop)) {
		context.logger.warn(`Webhook refused: ${verdict.ok ? 'it comes from another shop' : verdict.reason}`);
		return refuseWebhook(context);
	}
	const settings = triggerSettings(context);
	const name = topicOfHeader(delivery.topic);
	const topic = name === undefined ? undefined : TOPICS[name];
	if (name === undefined || topic === undefined || !settings.topics.includes(name)) return ignoreWebhook();
	const subject = subjectOf(topic.subject, rawBody);
	if (subject === null) return ignoreWebhook();
	const memory = context.getWorkflowStaticData('node');
	const seen = idsIn(memory);
	if (seen.includes(delivery.webhookId)) return ignoreWebhook();
	const items =
		settings.format === 'event' || topic.gone
			? hints(settings, subject, read.account.shop, delivery)
			: await readItems(context, settings, subject, delivery);
	if (items === null) return askAgain(context);
	if (delivery.webhookId !== '') memory[IDS] = [delivery.webhookId, ...seen].slice(0, WEBHOOK_IDS_KEPT);
	return items.length === 0 ? ignoreWebhook() : acceptWebhook(items.map((json) => ({ json })));
}

/** Without reading only the location can be checked. */
function hints(
	settings: TriggerSettings,
	subject: Subject,
	account: string,
	delivery: Delivery,
): IDataObject[] {
	const { locationId } = settings;
	if (locationId !== null && subject.locationId !== null && subject.locationId !== locationId) return [];
	return [hintItem(subject, { account, delivery })];
}

/** null: it could not be read now. Empty: it does not fit the filters, or is gone. */
async function readItems(
	context: IWebhookFunctions,
	settings: TriggerSettings,
	subject: Subject,
	delivery: Delivery,
): Promise<IDataObject[] | null> {
	try {
		const shop = await openShop(context, 'brief');
		return await WATCH[settings.watch].read({ shop, settings, delivery }, subject);
	} catch (error) {
		const { message } = nodeFailure(context.getNode(), error, undefined);
		context.logger.warn(
			`${delivery.topic} ${subject.recordId} could not be read for its webhook, Shopify will send it again: ${message}`,
		);
		return null;
	}
}

/** Shopify repeats what was not answered with 2xx, for four hours. */
function askAgain(context: IWebhookFunctions): IWebhookResponseData {
	return answerWebhook(context, 503, 'It could not be read now. Send again.');
}

function idsIn(memory: IDataObject): string[] {
	const ids = memory[IDS];
	return Array.isArray(ids) ? ids.map(String) : [];
}
