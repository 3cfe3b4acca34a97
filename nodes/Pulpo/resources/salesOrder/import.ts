import type { WriteOperation } from '../../../shared/node/types';
import { showRequests } from '../../../shared/node/requestHint';
import { openSession } from '../../client/session';
import { importFields } from './importFields';
import { importOrders } from './import/importOrders';
import { readSettings } from './import/settings';

export const importOperation: WriteOperation = {
	kind: 'write',
	name: 'import',
	title: 'Import',
	action: 'Import sales orders',
	description: 'Create, update or cancel orders from a shop, each exactly once',
	fields: importFields(),
	async run(run) {
		const settings = readSettings(run);
		const inputs = Array.from({ length: run.itemCount }, (_, item) => run.input(item));
		const session = await openSession(run, settings);
		const { outcomes, fewest } = await importOrders(session, settings, run.startedAt, inputs);
		showRequests(run.context, session.connection, fewest);
		return outcomes;
	},
};
