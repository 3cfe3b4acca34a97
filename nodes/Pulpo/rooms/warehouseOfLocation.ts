import type { INodeProperties } from 'n8n-workflow';

import type { Connection } from '../../shared/http/types';
import type { Location } from '../../shared/model/stock';
import type { Problem } from '../../shared/model/outcome';
import { warehouseList } from '../client/account';
import { PAGE_SIZE } from '../client/limits';
import { tryPage } from '../client/lists';
import { idOf, isRow, isRowList, textOf, type Row } from '../client/wire';
import { chosenId, locator } from './locator';
import { warehouseField } from './warehouse';

/** Which warehouse sends what a shop location is to send. */
export type WarehouseRule =
	| { from: 'fixed'; id: number }
	| {
			from: 'location';
			/** Location's name or id in lower case -> warehouse. */
			mapped: ReadonlyMap<string, number>;
			/** For what the shop names no location of; null = it is not sent. */
			withoutLocation: number | null;
	  };

export type PlaceResult =
	| { kind: 'warehouse'; id: number }
	| { kind: 'notMapped' }
	| { kind: 'noLocation' }
	| { kind: 'failed'; problem: Problem };

const byLocation = { show: { warehouseFrom: ['location'] } };

export function warehouseFields(record: string): INodeProperties[] {
	return [
		{
			displayName: 'Warehouse From',
			name: 'warehouseFrom',
			type: 'options',
			options: [
				{ name: 'Fixed Warehouse', value: 'fixed', description: 'One warehouse for all of them' },
				{
					name: 'Location',
					value: 'location',
					description: `The location that the shop gives each of the ${record}`,
				},
			],
			default: 'fixed',
			description: `How the warehouse of the ${record} is found. Read once, from the first item.`,
		},
		{
			...warehouseField(`The warehouse of the ${record}. Read once, from the first item.`),
			// Not `show`: an expression in Warehouse From has no value before the first run, and the list must be there then.
			displayOptions: { hide: { warehouseFrom: ['location'] } },
		},
		{
			displayName: 'Warehouses of Locations',
			name: 'locationWarehouses',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Location',
			default: {},
			displayOptions: byLocation,
			description:
				'Which warehouse of PULPO WMS stands for which location of the shop. A location that is in no list belongs to the warehouse of the same name. Read once, from the first item.',
			options: [
				{
					displayName: 'Location',
					name: 'pair',
					values: [
						{
							displayName: 'Shop Location',
							name: 'location',
							type: 'string',
							default: '',
							placeholder: 'e.g. Main Street',
							description: 'Name or ID of the location in the shop; upper and lower case do not matter',
						},
						{
							displayName: 'Warehouse Name or ID',
							name: 'warehouseId',
							type: 'options',
							typeOptions: { loadOptionsMethod: 'loadWarehouses' },
							default: '',
							description:
								'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						},
					],
				},
			],
		},
		{
			displayName: 'Warehouses of Locations as Text',
			name: 'locationWarehousesText',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Main Street = 42',
			displayOptions: byLocation,
			description:
				'The same as text, for expressions: one line for each location, its name or ID, an equals sign and the ID of the warehouse. The list above counts where both name a location.',
		},
		{
			...locator({
				displayName: 'Warehouse Without Location',
				name: 'warehouseWithoutLocation',
				description: `For those of the ${record} that have no location. Empty: they are skipped. Read once, from the first item.`,
				searchMethod: 'searchWarehouses',
				placeholder: 'Choose a warehouse',
			}),
			displayOptions: byLocation,
		},
	];
}

export type MapResult = { ok: true; mapped: Map<string, number> } | { ok: false; message: string };

/** The list and the text together; the list counts where both name a location. */
export function locationMap(list: unknown, text: unknown): MapResult {
	const mapped = new Map<string, number>();
	for (const line of linesOf(textOf(text) ?? '')) {
		// A name may hold an equals sign, an id never.
		const at = line.lastIndexOf('=');
		const location = nameOf(line.slice(0, Math.max(at, 0)));
		const id = chosenId(line.slice(at + 1));
		if (at < 0 || location === '' || id === null) {
			return { ok: false, message: `"${line}" does not tell the warehouse of a location` };
		}
		mapped.set(location, id);
	}
	const pairs = isRow(list) && isRowList(list['pair']) ? list['pair'].filter(isRow) : [];
	for (const pair of pairs) {
		const location = nameOf(textOf(pair['location']) ?? '');
		const id = chosenId(pair['warehouseId']);
		if (location !== '' && id !== null) mapped.set(location, id);
	}
	return { ok: true, mapped };
}

/** Location -> warehouse for one run; asks for the names of the warehouses only when a location is not in the map. */
export class WarehouseBook {
	private readonly rule: WarehouseRule;

	/** Name in lower case -> warehouse; null: several have that name. */
	private readonly named = new Map<string, number | null>();

	private problem: Problem | null = null;

	constructor(rule: WarehouseRule) {
		this.rule = rule;
	}

	/** One read for all locations of a run. Returns how many requests it took. */
	async load(connection: Connection, locations: ReadonlyArray<Location | null>): Promise<number> {
		const { rule } = this;
		if (rule.from === 'fixed') return 0;
		if (locations.every((location) => location === null || mappedId(rule.mapped, location) !== null))
			return 0;
		for (let offset = 0; ; offset += PAGE_SIZE) {
			const page = await tryPage(connection, warehouseList({}), offset, PAGE_SIZE);
			if (!page.ok) this.problem = page.problem;
			else this.note(page.rows);
			if (!page.ok || page.rows.length < PAGE_SIZE) return offset / PAGE_SIZE + 1;
		}
	}

	placeOf(location: Location | null): PlaceResult {
		const { rule } = this;
		if (rule.from === 'fixed') return { kind: 'warehouse', id: rule.id };
		if (location === null) {
			const { withoutLocation } = rule;
			return withoutLocation === null ? { kind: 'noLocation' } : { kind: 'warehouse', id: withoutLocation };
		}
		const mapped = mappedId(rule.mapped, location);
		if (mapped !== null) return { kind: 'warehouse', id: mapped };
		if (this.problem !== null) return { kind: 'failed', problem: this.problem };
		const same = this.named.get(nameOf(location.name ?? '')) ?? null;
		return same === null ? { kind: 'notMapped' } : { kind: 'warehouse', id: same };
	}

	private note(rows: readonly Row[]): void {
		for (const row of rows) {
			const id = idOf(row['id']);
			const name = nameOf(textOf(row['name']) ?? '');
			if (id === null || name === '' || row['active'] === false) continue;
			this.named.set(name, this.named.has(name) ? null : id);
		}
	}
}

function mappedId(mapped: ReadonlyMap<string, number>, { id, name }: Location): number | null {
	return mapped.get(nameOf(id)) ?? mapped.get(nameOf(name ?? '')) ?? null;
}

function linesOf(text: string): string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

function nameOf(text: string): string {
	return text.trim().toLowerCase();
}
