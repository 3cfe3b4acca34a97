import type { IDataObject } from 'n8n-workflow';

import type { PollRecord } from '../../../shared/node/poll';
import { bulkOperation } from '../../client/changes';
import type { Subject } from '../../client/deliverySubject';
import type { WatchName } from '../../client/topics';
import { hintItem } from './items';
import { changedStock, stockOfDelivery } from './stockRecords';
import { changedByChildren, changedByPieces, changedOrders, orderOfDelivery } from './orderRecords';
import { productOfDelivery, productsThatChanged } from './productRecords';
import type { ReadWindow, Source } from './source';

/** How one group of topics is read. */
export interface Watch {
	/** The items of one delivery; none when it does not fit the filters or the thing is gone. */
	read(source: Source, subject: Subject): Promise<IDataObject[]>;
	/** What changed in a window; null: Shopify cannot be asked for it. */
	changes: ((source: Source, window: ReadWindow) => AsyncGenerator<PollRecord>) | null;
	/** Whether `changes` comes in the order of time. */
	sorted: boolean;
}

const ofOrders = { read: orderOfDelivery, sorted: false };

export const WATCH: Record<WatchName, Watch> = {
	orders: { read: orderOfDelivery, changes: changedOrders, sorted: true },
	refunds: { ...ofOrders, changes: (source, window) => changedByChildren('refunds', source, window) },
	fulfillments: {
		...ofOrders,
		changes: (source, window) => changedByChildren('fulfillments', source, window),
	},
	returns: { ...ofOrders, changes: (source, window) => changedByChildren('returns', source, window) },
	fulfillmentOrders: { read: orderOfDelivery, changes: changedByPieces, sorted: true },
	products: { read: productOfDelivery, changes: productsThatChanged, sorted: true },
	inventory: { read: stockOfDelivery, changes: changedStock, sorted: false },
	other: { read: readOther, changes: null, sorted: true },
};

async function readOther(source: Source, subject: Subject): Promise<IDataObject[]> {
	const hint = hintOf(source, subject);
	if (subject.kind !== 'bulkOperation') return [hint];
	const raw = await bulkOperation(source.shop, subject.id);
	return raw === null ? [hint] : [{ ...hint, ...raw, id: subject.id }];
}

function hintOf({ shop, delivery }: Source, subject: Subject): IDataObject {
	return hintItem(subject, { account: shop.account.shop, delivery });
}
