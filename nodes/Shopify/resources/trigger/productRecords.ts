import type { IDataObject } from 'n8n-workflow';

import type { PollRecord } from '../../../shared/node/poll';
import { changedProducts } from '../../client/changes';
import type { Subject } from '../../client/deliverySubject';
import { idOfGid } from '../../client/wire';
import { utcOf } from '../../rooms/time';
import { hintItem } from './items';
import type { ReadWindow, Source } from './source';

/** Products are handed on by their id. */
export function productOfDelivery(source: Source, subject: Subject): Promise<IDataObject[]> {
	return Promise.resolve([productItem(source, subject.id)]);
}

export async function* productsThatChanged(source: Source, window: ReadWindow): AsyncGenerator<PollRecord> {
	const since = utcOf(window.sinceIso, 'utc') ?? window.sinceIso;
	for await (const page of changedProducts(source.shop, since, window.isSample)) {
		for (const { id, updatedAt } of page) {
			yield { id, updatedAt, item: productItem(source, idOfGid(id) ?? id) };
		}
	}
}

function productItem({ shop, delivery }: Source, id: string): IDataObject {
	const subject: Subject = { kind: 'product', id, recordId: id, locationId: null };
	return hintItem(subject, { account: shop.account.shop, delivery });
}
