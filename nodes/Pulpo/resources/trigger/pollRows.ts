import type { PollRecord } from '../../../shared/node/poll';
import { changesSince } from '../../client/changes';
import { subjectOf } from '../../client/events';
import { readPage, type List } from '../../client/lists';
import { textOf, type Row } from '../../client/wire';
import { utcTime } from '../../mapping/time';
import type { PulpoEvent } from './event';
import type { Reader } from './reader';
import type { TriggerSettings } from './settings';

const SAMPLE_SIZE = 20;

/** Gives records sorted by their time. */
export type Source = (
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
) => AsyncGenerator<PollRecord>;

/** Pages of the chosen warehouses; ends with the window. */
export async function* rowsOf(
	reader: Reader,
	{ warehouses }: TriggerSettings,
	list: List,
	field: 'updated_at' | 'inserted_at',
	since: string,
	until: string,
): AsyncGenerator<Row[]> {
	for await (const rows of pagesOf(reader, list, field, since)) {
		const inWindow = rows.filter((row) => secondOf(utcTime(row[field]) ?? '') <= secondOf(until));
		const here = inWindow.filter(
			(row) => warehouses.length === 0 || warehouses.includes(textOf(row['warehouse_id']) ?? ''),
		);
		if (here.length > 0) yield here;
		if (inWindow.length < rows.length) return;
	}
}

/** For the editor's test the newest rows, one by one, so that no more is read for them than needed. */
async function* pagesOf(
	{ connection, sample }: Reader,
	list: List,
	field: 'updated_at' | 'inserted_at',
	since: string,
): AsyncGenerator<Row[]> {
	if (!sample) {
		yield* changesSince(connection, list, field, since);
		return;
	}
	const query = { ...list.query, [field]: `gte:${since}`, sort_by: `${field}:desc` };
	for (const row of await readPage(connection, { ...list, query }, 0, SAMPLE_SIZE)) yield [row];
}

/** The vendor's times have no fraction. */
function secondOf(time: string): string {
	return time.slice(0, 19);
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
