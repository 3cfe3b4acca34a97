import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { readLocations } from '../../client/inventoryLocations';
import { idOfGid } from '../../client/wire';
import { shopOf, tellAfter } from '../../rooms/session';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many locations',
	description: 'Get the locations that keep or send goods',
	fields: [
		...pagingFields(),
		{
			displayName: 'Include Inactive',
			name: 'includeInactive',
			type: 'boolean',
			default: false,
			description: 'Whether to return locations that were deactivated too',
		},
		{
			displayName: 'Include Fulfillment Services',
			name: 'includeServices',
			type: 'boolean',
			default: false,
			description: 'Whether to return locations that belong to fulfillment service apps too',
		},
	],
	run: getLocations,
};

async function getLocations(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const locations = await readLocations(
		shop,
		{
			inactive: run.parameter<boolean>('includeInactive', item, false),
			services: run.parameter<boolean>('includeServices', item, false),
		},
		limitOf(run, item),
	);
	tellAfter(run, item, shop);
	return locations.map((location) => ({
		json: { ...dataOf(location), id: idOfGid(location.id), gid: location.id },
		item,
	}));
}
