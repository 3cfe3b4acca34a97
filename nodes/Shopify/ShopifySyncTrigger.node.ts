import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { createHooks, deleteHooks, hooksExist } from '../shared/node/hooks';
import { shopifySyncApiTest } from './client/credentialTest';
import { triggerFields } from './resources/trigger/fields';
import { orderHooks } from './resources/trigger/hooks';
import { pollOrders } from './resources/trigger/poll';
import { receiveWebhook } from './resources/trigger/receive';

export class ShopifySyncTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Sync Trigger',
		name: 'shopifySyncTrigger',
		icon: { light: 'file:shopifySync.svg', dark: 'file:shopifySync.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["mode"] }}',
		description: 'Starts the workflow when orders of a Shopify shop are placed or change',
		eventTriggerDescription: 'Place or change an order in the shop',
		activationMessage: 'Changed orders of the shop will start this workflow.',
		defaults: { name: 'Shopify Sync Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shopifySyncApi', required: true, testedBy: 'shopifySyncApiTest' }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: triggerFields,
	};

	methods = { credentialTest: { shopifySyncApiTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hooksExist(this, orderHooks);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHooks(this, orderHooks);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteHooks(this, orderHooks);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWebhook(this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollOrders(this);
	}
}
