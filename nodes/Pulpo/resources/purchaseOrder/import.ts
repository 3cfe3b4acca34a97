import type { INodeProperties } from 'n8n-workflow';

import { showRequests } from '../../../shared/node/requestHint';
import type { WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { openSession } from '../../client/session';
import { merchantFields } from '../../rooms/merchant';
import { defaultSupplierField } from '../../rooms/supplier';
import { warehouseField } from '../../rooms/warehouse';
import { choice, text } from '../fieldKit';
import { technicalOptions } from '../salesOrder/technicalOptions';
import { importPurchaseOrders } from './import/importOrders';
import { readSettings } from './import/settings';

export const importOperation: WriteOperation = {
	kind: 'write',
	name: 'import',
	title: 'Import',
	action: 'Import purchase orders',
	description: 'Create purchase orders, each exactly once, and update them while nobody works on them',
	fields: fields(),
	async run(run) {
		const settings = readSettings(run);
		const inputs = Array.from({ length: run.itemCount }, (_, item) => run.input(item));
		const session = await openSession(run, settings);
		const { outcomes, fewest } = await importPurchaseOrders(session, settings, inputs);
		showRequests(run.context, session.connection, fewest);
		return outcomes;
	},
};

function fields(): INodeProperties[] {
	return [
		{
			displayName:
				'Each input item is one order: {"number": "PO-1", "supplier": "acme", "deliveryDate": "2026-03-02", "lines": [{"sku": "HAT-01", "quantity": 5, "lineId": "1"}]}. Optional: notes, criterium. The settings below are read once, from the first item.',
			name: 'importNotice',
			type: 'notice',
			default: '',
		},
		warehouseField('The warehouse that receives the goods. Read once, from the first item.'),
		choice(
			'Supplier Is',
			'supplierBy',
			[
				{ name: 'ID in PULPO WMS', value: 'id' },
				{ name: 'Identifier Number', value: 'number' },
			],
			'number',
			'What stands in the field "supplier" of each item',
		),
		defaultSupplierField('Supplier of orders that name none. Read once, from the first item.'),
		dryRunField(),
		optionsCollection([
			text('Order Type', 'type', 'Sent as the type of the order when it is not empty'),
			...merchantFields(),
			...technicalOptions(),
		]),
	];
}
