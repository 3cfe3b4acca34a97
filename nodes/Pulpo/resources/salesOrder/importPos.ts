import type { WriteOperation } from '../../../shared/node/types';
import { showRequests } from '../../../shared/node/requestHint';
import { openSession } from '../../client/session';
import { posFields } from './importPos/fields';
import { importSales } from './importPos/importSales';
import { readPosSettings } from './importPos/settings';

export const importPos: WriteOperation = {
	kind: 'write',
	name: 'importPos',
	title: 'Import Point of Sale Sales',
	action: 'Import point of sale sales',
	description:
		'Book sales over the counter as orders that have ended, each exactly once, and take their stock',
	fields: posFields(),
	async run(run) {
		const settings = readPosSettings(run);
		const inputs = Array.from({ length: run.itemCount }, (_, item) => run.input(item));
		const session = await openSession(run, settings);
		const { outcomes, fewest } = await importSales(run, session, settings, inputs);
		showRequests(run.context, session.connection, fewest);
		return outcomes;
	},
};
