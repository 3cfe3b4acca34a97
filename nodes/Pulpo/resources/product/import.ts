import { showRequests } from '../../../shared/node/requestHint';
import type { WriteOperation } from '../../../shared/node/types';
import { openSession } from '../../client/session';
import { importProducts } from './import/importProducts';
import { readSettings } from './import/settings';
import { importFields } from './importFields';

export const importOperation: WriteOperation = {
	kind: 'write',
	name: 'import',
	title: 'Import',
	action: 'Import products',
	description: 'Create and update products from a shop, each exactly once, matched by SKU',
	fields: importFields(),
	async run(run) {
		const settings = readSettings(run);
		const inputs = Array.from({ length: run.itemCount }, (_, item) => run.input(item));
		const session = await openSession(run, settings);
		const { outcomes, fewest } = await importProducts(session, settings, inputs);
		showRequests(run.context, session.connection, fewest);
		return outcomes;
	},
};
