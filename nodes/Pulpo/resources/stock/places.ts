import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { Connection } from '../../../shared/http/types';
import type { Run } from '../../../shared/node/types';
import type { Location } from '../../../shared/model/stock';
import { warehouseList } from '../../client/account';
import { firstRows } from '../../client/lists';
import { idOf, isRowList, textOf } from '../../client/wire';
import { chosenId } from '../../rooms/locator';

/** Warehouses that are read with one request, and the place that their figures stand for. */
export interface Place {
	warehouseIds: number[];
	location: Location | null;
}

const MOST = 500;

export function placeFields(): INodeProperties[] {
	return [
		{
			displayName: 'Warehouse Names or IDs',
			name: 'warehouses',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'loadWarehouses' },
			default: [],
			description:
				'The warehouses whose stock is read; none = all that the user of the credential is assigned to. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Warehouses Are',
			name: 'rows',
			type: 'options',
			options: [
				{
					name: 'One Row Each',
					value: 'perWarehouse',
					description:
						'One result for each product and warehouse; takes the requests once for each warehouse',
				},
				{
					name: 'Added Up',
					value: 'sum',
					description: 'One result for each product, all chosen warehouses together',
				},
			],
			default: 'perWarehouse',
			description: 'Whether each warehouse has its own results',
		},
	];
}

export async function placesOf(run: Run, connection: Connection): Promise<Place[]> {
	const value = run.parameter<unknown>('warehouses', 0, []);
	const list = isRowList(value) ? value : (textOf(value) ?? '').split(',');
	const chosen = list.map(chosenId).filter((id) => id !== null);
	const summed = run.parameter<string>('rows', 0, 'perWarehouse') === 'sum';
	if (summed && chosen.length === 0) return [{ warehouseIds: [], location: null }];
	const rows = await firstRows(connection, warehouseList({}), MOST);
	const names = new Map(rows.map((row) => [idOf(row['id']), textOf(row['name'])]));
	const all = rows.filter((row) => row['active'] !== false).map((row) => idOf(row['id']));
	const ids = chosen.length > 0 ? chosen : all.filter((id) => id !== null);
	const strange = ids.length === 0 ? 'any warehouse' : ids.find((id) => !names.has(id));
	if (strange !== undefined) throw notAssigned(run, strange);
	const locationOf = (id: number): Location => ({ id: String(id), name: names.get(id) ?? null });
	const [only] = ids;
	if (summed) return [{ warehouseIds: ids, location: ids.length === 1 && only ? locationOf(only) : null }];
	return ids.map((id) => ({ warehouseIds: [id], location: locationOf(id) }));
}

/** PULPO answers an empty list for a warehouse that the user may not see: everything would look sold out. */
function notAssigned(run: Run, warehouse: number | string): NodeOperationError {
	const name = typeof warehouse === 'number' ? `warehouse ${warehouse}` : warehouse;
	return new NodeOperationError(
		run.context.getNode(),
		`The user of the credential is not assigned to ${name}`,
		{ description: 'Assign the user to the warehouse in PULPO WMS, or choose another warehouse.' },
	);
}
