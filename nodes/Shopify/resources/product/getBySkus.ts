import { NodeOperationError } from 'n8n-workflow';

import type { BulkOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { variantsBySku } from '../../client/products';
import { listOfTexts } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { productForm } from './output';

const MOST_NAMED = 20;

export const getBySkus: BulkOperation = {
	kind: 'bulk',
	name: 'getBySkus',
	title: 'Get by SKUs',
	action: 'Get products by SKUs',
	description: 'Read the variants of the SKUs of all input items together, 50 SKUs per request',
	fields: [
		{
			displayName: 'SKUs',
			name: 'skus',
			type: 'string',
			required: true,
			default: '={{ $json.sku }}',
			placeholder: 'e.g. TS-M-BLK, TS-L-BLK',
			description:
				'One per input item, or several separated by commas. Compared exactly; of a SKU that several variants have, all are returned.',
		},
		{
			displayName: 'If a SKU Is Not Found',
			name: 'ifNotFound',
			type: 'options',
			options: [
				{ name: 'Leave It Out', value: 'leaveOut', description: 'Go on and name it in a hint' },
				{ name: 'Stop With an Error', value: 'fail' },
			],
			default: 'leaveOut',
			description: 'What to do with a SKU that the shop does not have. The setting of the first item counts.',
		},
		returnFormatField('product', 'Shopify'),
	],
	run: getProducts,
};

async function getProducts(run: Run): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const asked = Array.from({ length: run.itemCount }, (_, item) => item).flatMap((item) =>
		listOfTexts(run.parameter<unknown>('skus', item, '')).map((sku) => ({ sku, item })),
	);
	const found = await variantsBySku(
		shop,
		asked.map(({ sku }) => sku),
	);
	const missing = [...new Set(asked.map(({ sku }) => sku))].filter((sku) => !found.has(sku));
	if (missing.length > 0) {
		const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
		const message = `The shop has no SKU ${missing.slice(0, MOST_NAMED).join(', ')}${more}`;
		if (run.parameter<string>('ifNotFound', 0, 'leaveOut') === 'fail') {
			throw new NodeOperationError(run.context.getNode(), message, {
				description: 'Compare the SKUs of both systems, capitals included.',
			});
		}
		shop.remarks.add(message);
	}
	const form = await productForm(run, shop, 0);
	tellAfter(run, run.itemCount - 1, shop);
	return asked.flatMap(({ sku, item }) => (found.get(sku) ?? []).map((raw) => ({ json: form(raw), item })));
}
