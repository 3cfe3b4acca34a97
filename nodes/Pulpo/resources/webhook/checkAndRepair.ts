import { NodeOperationError } from 'n8n-workflow';

import type { Outcome } from '../../../shared/model/outcome';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation, Run } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { warehouseList } from '../../client/account';
import { openPulpo } from '../../client/endpoint';
import { EVENT_GROUPS } from '../../client/events';
import { firstRows } from '../../client/lists';
import { readWebhooks } from '../../client/webhooks';
import { isRowList, textOf } from '../../client/wire';
import { repairWarehouse } from './repair';
import { sameAddress, type Wish } from './wish';

const MOST = 1_000;

export const checkAndRepair: EachOperation = {
	kind: 'each',
	name: 'checkAndRepair',
	title: 'Check and Repair',
	action: 'Check and repair webhooks',
	description:
		'Make sure that each warehouse has exactly one webhook at an address, switched on; one result for each warehouse',
	fields: [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://n8n.example/webhook/abc/webhook',
			description:
				'Address that PULPO calls. Without a query, the secret of a webhook that is there already at this address is kept and used for the others.',
		},
		{
			displayName: 'Warehouse Names or IDs',
			name: 'warehouses',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'loadWarehouses' },
			default: [],
			description:
				'The warehouses that shall have a webhook. Empty: all warehouses of the user. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			options: EVENT_GROUPS.flatMap(({ title, events }) =>
				Object.entries(events).map(([value, name]) => ({ name: `${title}: ${name}`, value })),
			).sort((a, b) => a.name.localeCompare(b.name, 'en')),
			default: [],
			description:
				'What the webhooks call for. Empty: as the webhooks at this address do already; then missing ones copy a webhook of another warehouse.',
		},
		dryRunField(),
	],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const wish = wishOf(run, item);
		const chosen = texts(run.parameter<unknown>('warehouses', item, []));
		const rows = await firstRows(connection, warehouseList({}), MOST);
		const names = new Map(rows.map((row) => [textOf(row['id']) ?? '', textOf(row['name']) ?? '']));
		const there = (await readWebhooks(connection)).filter((hook) => sameAddress(hook.url, wish.address));
		const wanted = chosen.length > 0 ? chosen : [...names.keys()];
		const outcomes: Outcome[] = [];
		for (const id of wanted) {
			outcomes.push(...(await repairWarehouse(connection, wish, { id, name: names.get(id) || id }, there)));
		}
		showRequestsAfter(run, item, connection);
		return outcomes.map((outcome) => ({ json: dataOf(outcome), item }));
	},
};

function wishOf(run: Run, item: number): Wish {
	const address = String(run.parameter<unknown>('address', item, '') ?? '').trim();
	if (!/^https:\/\/[^/\s]+/.test(address)) {
		throw new NodeOperationError(run.context.getNode(), 'The address must begin with https://', {
			itemIndex: item,
			description: 'Copy the production URL of the trigger node.',
		});
	}
	return {
		address,
		events: texts(run.parameter<unknown>('events', item, [])),
		dryRun: run.parameter<boolean>('dryRun', item, false),
	};
}

function texts(value: unknown): string[] {
	return isRowList(value) ? value.flatMap((entry) => textOf(entry) ?? []) : [];
}
