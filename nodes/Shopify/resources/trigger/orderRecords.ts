import type { IDataObject } from 'n8n-workflow';

import type { PollRecord } from '../../../shared/node/poll';
import {
	changedChildren,
	changedFulfillmentOrders,
	orderOfFulfillmentOrder,
	type ChangedRecord,
	type ChildKind,
} from '../../client/changes';
import type { Subject } from '../../client/deliverySubject';
import { PAGE_SIZE } from '../../client/limits';
import { orderPages, ordersById } from '../../client/orders';
import { fullShape } from '../../client/pageShape';
import { fitsFilter, orderSearch } from '../../client/search';
import type { WireOrder } from '../../client/wire';
import { utcOf } from '../../rooms/time';
import { triggerItem } from './items';
import type { ReadWindow, Source } from './source';

/** The order of a delivery as it is now; nothing when it does not fit the filters or is gone. */
export async function orderOfDelivery(source: Source, subject: Subject): Promise<IDataObject[]> {
	const { shop, settings } = source;
	const gid =
		subject.kind === 'fulfillmentOrder'
			? await orderOfFulfillmentOrder(shop, subject.id)
			: `gid://shopify/Order/${subject.id}`;
	if (gid === null) return [];
	const [order] = await ordersById(shop, [gid], settings.withCustomer, fullShape(1));
	if (!order || !fitsFilter(order, settings.filter)) return [];
	return [triggerItem(order, source, subject.kind === 'order' ? null : subject.recordId)];
}

export async function* changedOrders(source: Source, window: ReadWindow): AsyncGenerator<PollRecord> {
	const { shop, settings } = source;
	const filter = {
		...settings.filter,
		updatedSince: utcOf(window.sinceIso, 'utc'),
		updatedUntil: utcOf(window.untilIso, 'utc'),
	};
	const query = {
		search: orderSearch(filter),
		sort: 'UPDATED_AT',
		newestFirst: window.isSample,
		withCustomer: settings.withCustomer,
		pageSize: window.isSample ? 1 : PAGE_SIZE,
		limit: Number.POSITIVE_INFINITY,
	} as const;
	for await (const page of orderPages(shop, query, fullShape(query.pageSize))) {
		for (const order of page) {
			const item = fitsFilter(order, filter) ? triggerItem(order, source, null) : null;
			yield { id: order.id, updatedAt: order.updatedAt, item };
		}
	}
}

/** The orders of refunds, fulfillments or returns: one item for each of those. */
export async function* changedByChildren(
	kind: ChildKind,
	source: Source,
	window: ReadWindow,
): AsyncGenerator<PollRecord> {
	const since = utcOf(window.sinceIso, 'utc') ?? window.sinceIso;
	for await (const page of changedChildren(source.shop, kind, since, window.isSample)) {
		yield* recordsOf(page, source);
	}
}

export async function* changedByPieces(source: Source, window: ReadWindow): AsyncGenerator<PollRecord> {
	const since = utcOf(window.sinceIso, 'utc') ?? window.sinceIso;
	for await (const page of changedFulfillmentOrders(source.shop, since, window.isSample)) {
		yield* recordsOf(page, source);
	}
}

async function* recordsOf(page: readonly ChangedRecord[], source: Source): AsyncGenerator<PollRecord> {
	const orders = await ordersOf(page, source);
	for (const { orderId, recordId, at } of page) {
		const order = recordId === null ? undefined : orders.get(orderId);
		yield {
			id: recordId === null ? orderId : `${orderId} ${recordId}`,
			updatedAt: at,
			item: order ? triggerItem(order, source, recordId) : null,
		};
	}
}

/** Only orders that fit the filters. */
async function ordersOf(page: readonly ChangedRecord[], source: Source): Promise<Map<string, WireOrder>> {
	const ids = [...new Set(page.flatMap(({ orderId, recordId }) => (recordId === null ? [] : [orderId])))];
	if (ids.length === 0) return new Map();
	const { shop, settings } = source;
	const orders = await ordersById(shop, ids, settings.withCustomer, fullShape(ids.length));
	return new Map(
		orders.flatMap((order) => (order && fitsFilter(order, settings.filter) ? [[order.id, order]] : [])),
	);
}
