import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { runOperation } from '../shared/node/run';
import { operationTable } from '../shared/node/table';
import { customRequest } from './resources/customRequest';
import { incomingGood } from './resources/incomingGood';
import { product } from './resources/product';
import { purchaseOrder } from './resources/purchaseOrder';
import { returns } from './resources/return';
import { salesOrder } from './resources/salesOrder';
import { shipment } from './resources/shipment';
import { stock } from './resources/stock';
import { supplier } from './resources/supplier';
import { thirdParty } from './resources/thirdParty';
import { webhook } from './resources/webhook';
import { loadMerchantChannels, loadMerchants } from './rooms/merchant';
import { loadShippingMethods, searchShippingMethods } from './rooms/shippingMethod';
import { searchSuppliers } from './rooms/supplier';
import { searchCustomers } from './rooms/thirdParty';
import { loadWarehouses, searchWarehouses } from './rooms/warehouse';

const operations = operationTable([
	salesOrder,
	shipment,
	returns,
	product,
	stock,
	purchaseOrder,
	incomingGood,
	supplier,
	thirdParty,
	webhook,
	customRequest,
]);

export class PulpoWms implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PULPO WMS',
		name: 'pulpoWms',
		icon: { light: 'file:pulpo.svg', dark: 'file:pulpo.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send shop orders to PULPO WMS, each exactly once, and work with its sales orders and customers',
		defaults: { name: 'PULPO WMS' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pulpoWmsApi', required: true }],
		properties: operations.properties,
	};

	methods = {
		loadOptions: { loadMerchantChannels, loadMerchants, loadShippingMethods, loadWarehouses },
		listSearch: { searchCustomers, searchShippingMethods, searchSuppliers, searchWarehouses },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, operations);
	}
}
