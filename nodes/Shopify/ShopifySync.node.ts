import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { runOperation } from '../shared/node/run';
import { operationTable } from '../shared/node/table';
import { shopifySyncApiTest } from './client/credentialTest';
import { fulfillment } from './resources/fulfillment';
import { fulfillmentOrder } from './resources/fulfillmentOrder';
import { customGraphql } from './resources/graphql';
import { inventory } from './resources/inventory';
import { location } from './resources/location';
import { metafield } from './resources/metafield';
import { order } from './resources/order';
import { product } from './resources/product';
import { refund } from './resources/refund';
import { returned } from './resources/return';
import { webhook } from './resources/webhook';
import { getLocations } from './rooms/location';

const operations = operationTable([
	order,
	fulfillment,
	fulfillmentOrder,
	inventory,
	product,
	location,
	metafield,
	refund,
	returned,
	webhook,
	customGraphql,
]);

export class ShopifySync implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Sync',
		name: 'shopifySync',
		icon: { light: 'file:shopifySync.svg', dark: 'file:shopifySync.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Read and change orders, shipments, returns and stock of a Shopify shop through its GraphQL API',
		defaults: { name: 'Shopify Sync' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shopifySyncApi', required: true, testedBy: 'shopifySyncApiTest' }],
		properties: operations.properties,
	};

	methods = {
		credentialTest: { shopifySyncApiTest },
		loadOptions: { getLocations },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, operations);
	}
}
