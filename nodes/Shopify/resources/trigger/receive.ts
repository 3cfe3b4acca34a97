import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { nodeFailure } from '../../../shared/node/errorItem';
import {
	acceptWebhook,
	answerWebhook,
	ignoreWebhook,
	judgeWebhook,
	refuseWebhook,
} from '../../../shared/node/webhookAnswer';
import { CREDENTIAL_TYPE, readAccount, webhookSecrets } from '../../client/account';
import { isFromShop, judgeSignature, orderIdOf, readHeaders, type Delivery } from '../../client/delivery';
import { WEBHOOK_IDS_KEPT } from '../../client/limits';
import { ordersById } from '../../client/orders';
import { fullShape } from '../../client/pageShape';
import { fitsFilter } from '../../client/search';
import { openShop } from '../../client/shop';
import { topicOfHeader } from '../../client/topics';
import { hintItem, triggerItem } from './items';
import { triggerSettings, type TriggerSettings } from './settings';

const IDS = 'webhookIds';

/** Signature and shop first; then the order is read again, because the body is old and has another shape. */
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
	const topic = topicOfHeader(delivery.topic);
	const id = orderIdOf(rawBody);
	if (topic === undefined || !settings.topics.includes(topic) || id === null) return ignoreWebhook();
	const memory = context.getWorkflowStaticData('node');
	const seen = idsIn(memory);
	if (seen.includes(delivery.webhookId)) return ignoreWebhook();
	const items = await itemsFor(context, settings, topic, id, read.account.shop, delivery);
	if (items === null) return askAgain(context);
	if (delivery.webhookId !== '') memory[IDS] = [delivery.webhookId, ...seen].slice(0, WEBHOOK_IDS_KEPT);
	return items.length === 0 ? ignoreWebhook() : acceptWebhook(items);
}

/** null: the order could not be read now. Empty: it does not fit the filters, or is gone. */
async function itemsFor(
	context: IWebhookFunctions,
	settings: TriggerSettings,
	topic: string,
	id: string,
	shop: string,
	delivery: Delivery,
): Promise<INodeExecutionData[] | null> {
	if (settings.format === 'event' || topic === 'ORDERS_DELETE')
		return [{ json: hintItem(id, shop, delivery) }];
	try {
		const gid = `gid://shopify/Order/${id}`;
		const [order] = await ordersById(
			await openShop(context, 'brief'),
			[gid],
			settings.withCustomer,
			fullShape(1),
		);
		if (!order || !fitsFilter(order, settings.filter)) return [];
		return [{ json: triggerItem(order, shop, settings, delivery) }];
	} catch (error) {
		const { message } = nodeFailure(context.getNode(), error, undefined);
		context.logger.warn(
			`Order ${id} could not be read for its webhook, Shopify will send it again: ${message}`,
		);
		return null;
	}
}

/** Shopify repeats what was not answered with 2xx, for four hours. */
function askAgain(context: IWebhookFunctions): IWebhookResponseData {
	return answerWebhook(context, 503, 'The order could not be read. Send again.');
}

function idsIn(memory: IDataObject): string[] {
	const ids = memory[IDS];
	return Array.isArray(ids) ? ids.map(String) : [];
}
