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
import { shopHooks } from './resources/trigger/hooks';
import { pollShop } from './resources/trigger/poll';
import { receiveWebhook } from './resources/trigger/receive';
import { getLocations } from './rooms/location';

export class ShopifySyncTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Sync Trigger',
		name: 'shopifySyncTrigger',
		icon: { light: 'file:shopifySync.svg', dark: 'file:shopifySync.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ ($parameter["mode"] || "webhook") + ": " + $parameter["watch"] }}',
		description:
			'Starts the workflow when orders, products, stock, refunds or shipments of a Shopify shop change',
		eventTriggerDescription: 'Change in the shop what the node watches, such as an order',
		activationMessage: 'Changes in the shop will start this workflow.',
		defaults: { name: 'Shopify Sync Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shopifySyncApi', required: true, testedBy: 'shopifySyncApiTest' }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: triggerFields,
	};

	methods = { credentialTest: { shopifySyncApiTest }, loadOptions: { getLocations } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hooksExist(this, shopHooks);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHooks(this, shopHooks);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteHooks(this, shopHooks);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWebhook(this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollShop(this);
	}
}
