import type { PollRecord } from '../../../shared/node/poll';
import { changesSince } from '../../client/changes';
import { subjectOf } from '../../client/events';
import type { List } from '../../client/lists';
import { textOf, type Row } from '../../client/wire';
import { utcTime } from '../../mapping/time';
import type { PulpoEvent } from './event';
import type { Reader } from './reader';
import type { TriggerSettings } from './settings';

/** Gives records sorted by their time. */
export type Source = (
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
) => AsyncGenerator<PollRecord>;

/** Pages of the chosen warehouses; ends with the window. */
export async function* rowsOf(
	{ connection }: Reader,
	{ warehouses }: TriggerSettings,
	list: List,
	field: 'updated_at' | 'inserted_at',
	since: string,
	until: string,
): AsyncGenerator<Row[]> {
	for await (const rows of changesSince(connection, list, field, since)) {
		const inWindow = rows.filter((row) => (utcTime(row[field]) ?? '') <= until);
		const here = inWindow.filter(
			(row) => warehouses.length === 0 || warehouses.includes(textOf(row['warehouse_id']) ?? ''),
		);
		if (here.length > 0) yield here;
		if (inWindow.length < rows.length) return;
	}
}

export function polled(row: Row, field: 'updated_at' | 'inserted_at', type: string): PulpoEvent {
	const warehouse = row['warehouse'];
	const named = typeof warehouse === 'object' && warehouse !== null && 'name' in warehouse;
	return {
		via: 'poll',
		id: null,
		type,
		subject: subjectOf(type),
		warehouseId: textOf(row['warehouse_id']),
		warehouseName: named ? textOf(warehouse.name) : null,
		at: utcTime(row[field]),
		data: row,
	};
}

export function isChosen({ events }: TriggerSettings): (event: PulpoEvent) => boolean {
	return ({ type }) => events.includes(type);
}

export function record(kind: string, event: PulpoEvent, item: PollRecord['item']): PollRecord {
	return { id: `${kind}:${textOf(event.data['id']) ?? ''}`, updatedAt: event.at ?? '', item };
}
