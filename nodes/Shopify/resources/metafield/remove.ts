import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { deleteMetafields, type MetafieldName } from '../../client/metafields';
import { nameFields, ownerFields } from '../../rooms/metafieldOwner';
import { shopOf, tellAfter } from '../../rooms/session';
import { changeMetafields } from './writing';

export const remove: WriteOperation = {
	kind: 'write',
	name: 'delete',
	title: 'Delete',
	action: 'Delete metafields',
	description: 'Delete metafields, up to 25 per request',
	fields: [...ownerFields(), ...nameFields, dryRunField()],
	run: deleteAll,
};

async function deleteAll(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const outcomes = await changeMetafields<MetafieldName>(
		run,
		shop,
		(name, present) =>
			present === null
				? { outcome: 'unchanged', changes: [], send: null }
				: {
						outcome: 'updated',
						changes: [{ field: `${name.namespace}.${name.key}`, before: present.value, after: null }],
						send: name,
					},
		async (changes) => await deleteMetafields(shop, changes),
	);
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}
