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

import { createHooks, hooksExist } from '../shared/node/hooks';
import { triggerFields } from './resources/trigger/fields';
import { takeAway, warehouseHooks } from './resources/trigger/hooks';
import { pollPulpo } from './resources/trigger/poll';
import { receiveWebhook } from './resources/trigger/receive';
import { loadMerchantChannels, loadMerchants } from './rooms/merchant';
import { loadWarehouses } from './rooms/warehouse';

export class PulpoWmsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PULPO WMS Trigger',
		name: 'pulpoWmsTrigger',
		icon: { light: 'file:pulpo.svg', dark: 'file:pulpo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["mode"] }}',
		description: 'Starts the workflow when PULPO WMS packs, ships, receives or corrects something',
		eventTriggerDescription: 'Do in PULPO WMS what the chosen event is about',
		activationMessage: 'Events of PULPO WMS will start this workflow.',
		defaults: { name: 'PULPO WMS Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pulpoWmsApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: triggerFields,
	};

	methods = { loadOptions: { loadMerchantChannels, loadMerchants, loadWarehouses } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hooksExist(this, warehouseHooks);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHooks(this, warehouseHooks);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await takeAway(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWebhook(this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollPulpo(this);
	}
}
