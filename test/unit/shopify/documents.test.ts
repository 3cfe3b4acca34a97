import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { buildClientSchema, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import type { GraphQLSchema, IntrospectionQuery } from 'graphql';

import * as cancelling from '../../../nodes/Shopify/client/cancellingDocuments';
import * as changes from '../../../nodes/Shopify/client/changesDocuments';
import * as documents from '../../../nodes/Shopify/client/documents';
import * as refunds from '../../../nodes/Shopify/client/refundsDocuments';
import * as returns from '../../../nodes/Shopify/client/returnsDocuments';
import * as bulk from '../../../nodes/Shopify/client/bulkDocuments';
import * as fulfillment from '../../../nodes/Shopify/client/fulfillmentDocuments';
import * as inventory from '../../../nodes/Shopify/client/inventoryDocuments';
import * as metafields from '../../../nodes/Shopify/client/metafieldsDocuments';
import * as products from '../../../nodes/Shopify/client/productsDocuments';

const constants: Array<[string, unknown]> = Object.entries({
	...documents,
	...changes,
	...refunds,
	...returns,
	...fulfillment,
	...bulk,
	...inventory,
	...metafields,
	...products,
});

const DOCUMENTS: Record<string, string> = {
	...Object.fromEntries(constants.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
	moreLines: documents.moreLines(3),
	stockOfVariants: inventory.stockOfVariants(15),
	stockOfItems: inventory.stockOfItems(2),
	bulkVariants: products.bulkVariantsQuery('(query: "vendor:x")'),
	metafieldValues: metafields.metafieldValues(10),
	tagsAdd: documents.changeTags('tagsAdd', 50),
	tagsRemove: documents.changeTags('tagsRemove', 1),
	changeNotes: documents.changeNotes(2),
	cancelOrders: cancelling.cancelOrders(2),
	cancelProgress: cancelling.cancelProgress(2),
	orderClose: cancelling.closeOrders('orderClose', 2),
	orderOpen: cancelling.closeOrders('orderOpen', 1),
	morePieceLines: fulfillment.morePieceLines(2),
	create: fulfillment.fulfillmentMutations('create', 50),
	track: fulfillment.fulfillmentMutations('track', 2),
	cancel: fulfillment.fulfillmentMutations('cancel', 2),
	release: fulfillment.fulfillmentMutations('release', 2),
	hold: fulfillment.fulfillmentMutations('hold', 2),
	move: fulfillment.fulfillmentMutations('move', 2),
};

function schemaOf(version: string): GraphQLSchema {
	const file = join(process.cwd(), 'node_modules/@shopify/dev-mcp/dist/data', `admin_${version}.json.gz`);
	const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
		data: IntrospectionQuery;
	};
	return buildClientSchema(data, { assumeValid: true });
}

describe.each(['2026-10', '2026-07', '2026-04', '2026-01'])('schema %s', (version) => {
	const schema = schemaOf(version);

	it.each(Object.keys(DOCUMENTS))('accepts %s and finds nothing deprecated', (name) => {
		const errors = validate(schema, parse(DOCUMENTS[name] ?? ''), [
			...specifiedRules,
			NoDeprecatedCustomRule,
		]);
		expect(errors.map(({ message }) => message)).toEqual([]);
	});
});

it('would notice a field that does not exist', () => {
	const errors = validate(schemaOf('2026-10'), parse('{ orders(first: 1) { nodes { financialStatus } } }'));
	expect(errors).toHaveLength(1);
});
