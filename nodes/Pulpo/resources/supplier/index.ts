import type { Resource } from '../../../shared/node/types';
import { filtersCollection } from '../../../shared/ui/collections';
import { pagingFields } from '../../../shared/ui/paging';
import { findOrCreateAll } from '../thirdParty/findOrCreate';
import { filters, listThirdParties } from '../thirdParty/getMany';
import { supplierPersonFields } from '../thirdParty/personFields';

/** Third parties that are suppliers. */
export const supplier: Resource = {
	name: 'supplier',
	title: 'Supplier',
	operations: [
		{
			kind: 'write',
			name: 'findOrCreate',
			title: 'Find or Create',
			action: 'Find or create suppliers',
			description: 'Look up suppliers by their identifier number and create those that do not exist',
			fields: supplierPersonFields(),
			run: async (run) => await findOrCreateAll(run, 'S'),
		},
		{
			kind: 'each',
			name: 'getMany',
			title: 'Get Many',
			action: 'Get many suppliers',
			description: 'Get suppliers that match the filters',
			fields: [...pagingFields(), filtersCollection(filters())],
			run: async (run, item) => await listThirdParties(run, item, 'S'),
		},
	],
};
