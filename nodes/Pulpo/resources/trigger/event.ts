import type { IDataObject } from 'n8n-workflow';

import { subjectOf, type EventSubject } from '../../client/events';
import { isRow, textOf, type Row } from '../../client/wire';
import { utcTime } from '../../mapping/time';

/** How the workflow learned of something; a webhook's envelope, or what the poll made of a changed row. */
export interface PulpoEvent {
	via: 'webhook' | 'poll';
	/** Of the event itself, the same on every repeat; null in a poll. */
	id: string | null;
	type: string;
	subject: EventSubject;
	warehouseId: string | null;
	warehouseName: string | null;
	at: string | null;
	/** What it is about, as PULPO had it at that moment. */
	data: Row;
}

/** null: no event that can be read. `data.type` is the kind of order, not of the event. docs/vendors/pulpo.md, webhooks */
export function eventIn(rawBody: Buffer): PulpoEvent | null {
	const body = parsed(rawBody.toString('utf8'));
	const type = textOf(body?.['type']);
	if (body === null || type === null) return null;
	return {
		via: 'webhook',
		id: textOf(body['id']),
		type,
		subject: subjectOf(type),
		warehouseId: textOf(body['warehouse_id']),
		warehouseName: textOf(body['warehouse_name']),
		at: utcTime(body['inserted_at']),
		data: isRow(body['data']) ? body['data'] : {},
	};
}

/** Stands beside a record's own fields. */
export function eventView({ data: _data, subject: _subject, ...event }: PulpoEvent): IDataObject {
	return { ...event };
}

/** What is known without reading anything. */
export function eventItem(event: PulpoEvent): IDataObject {
	return {
		kind: 'event',
		system: 'pulpo',
		id: textOf(event.data['id']),
		event: eventView(event),
		data: { ...event.data } as IDataObject,
	};
}

function parsed(text: string): Row | null {
	try {
		const body: unknown = JSON.parse(text);
		return isRow(body) ? body : null;
	} catch {
		return null;
	}
}
