import { NodeOperationError } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { metafieldsOf } from '../../client/metafields';
import { ownerFields, ownerGid } from '../../rooms/metafieldOwner';
import { shopOf, tellAfter } from '../../rooms/session';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many metafields',
	description: 'Get the metafields of a record',
	fields: [
		...ownerFields(),
		{
			displayName: 'Namespace',
			name: 'namespaceFilter',
			type: 'string',
			default: '',
			placeholder: 'e.g. wms',
			description: 'Only metafields of this namespace. Empty: all.',
		},
		...pagingFields(),
	],
	run: getMetafields,
};

async function getMetafields(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const kind = run.parameter<string>('ownerType', item, 'Order');
	const given = run.parameter<unknown>('ownerId', item, '');
	const owner = ownerGid(kind, given);
	const namespace = run.parameter<string>('namespaceFilter', item, '').trim();
	const found =
		owner === null
			? null
			: await metafieldsOf(shop, owner, namespace === '' ? null : namespace, limitOf(run, item));
	if (owner === null || found === null) {
		throw new NodeOperationError(
			run.context.getNode(),
			`Shopify has no ${kind} with the ID "${String(given ?? '')}"`,
			{ description: 'Check Owner Type and Owner ID, and the read scope of that type.', itemIndex: item },
		);
	}
	tellAfter(run, item, shop);
	return found.map((metafield) => ({ json: { ...dataOf(metafield), ownerId: owner }, item }));
}
