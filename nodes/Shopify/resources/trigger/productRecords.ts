import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { PollRecord } from '../../../shared/node/poll';
import { changedProducts, type ChangedProduct } from '../../client/changes';
import type { Subject } from '../../client/deliverySubject';
import { PAGE_SIZE, VARIANTS_PER_WEBHOOK } from '../../client/limits';
import { variantsOfProducts } from '../../client/productsById';
import type { ShopPrices, WireVariant } from '../../client/productsWire';
import { idOfGid } from '../../client/wire';
import { unifiedProduct } from '../../mapping/product';
import { utcOf } from '../../rooms/time';
import { eventOf, hintItem } from './items';
import type { ReadWindow, Source } from './source';

/**
 * The product of a delivery as it is now, one item per variant; nothing when it is gone. Of a product with more variants
 * than can be read while Shopify waits only the id.
 */
export async function productOfDelivery(source: Source, subject: Subject): Promise<IDataObject[]> {
	const gid = `gid://shopify/Product/${subject.id}`;
	const { prices, products } = await variantsOfProducts(
		source.shop,
		[gid],
		VARIANTS_PER_WEBHOOK,
		VARIANTS_PER_WEBHOOK,
	);
	const found = products.get(gid);
	if (found === undefined) return [];
	if (!found.isWhole) return [productHint(source, gid)];
	return found.variants.map((variant) => variantItem(source, variant, prices));
}

export async function* productsThatChanged(source: Source, window: ReadWindow): AsyncGenerator<PollRecord> {
	const since = utcOf(window.sinceIso, 'utc') ?? window.sinceIso;
	for await (const page of changedProducts(source.shop, since, window.isSample)) {
		const wanted = window.isSample ? page.slice(0, 1) : page;
		if (source.settings.format === 'event') {
			for (const { id, updatedAt } of wanted) yield { id, updatedAt, item: productHint(source, id) };
		} else {
			for (const group of groupsOf(wanted)) yield* recordsOf(source, group);
		}
	}
}

/** All variants of a product at once, so that a poll that stops half-way leaves none out. */
async function* recordsOf(source: Source, group: readonly ChangedProduct[]): AsyncGenerator<PollRecord> {
	const ids = group.map(({ id }) => id);
	const { prices, products } = await variantsOfProducts(source.shop, ids, mostVariants(group));
	for (const { id, updatedAt } of group) {
		const variants = products.get(id)?.variants ?? [];
		const [item = null, ...more] = variants.map((variant) => variantItem(source, variant, prices));
		yield { id, updatedAt, item, more };
	}
}

/** Neighbours that fit into one request of 250 variants. */
function groupsOf(products: readonly ChangedProduct[]): ChangedProduct[][] {
	const groups: ChangedProduct[][] = [];
	for (const product of products) {
		const last = groups.at(-1);
		const joined = [...(last ?? []), product];
		if (last !== undefined && joined.length * mostVariants(joined) <= PAGE_SIZE) last.push(product);
		else groups.push([product]);
	}
	return groups;
}

function mostVariants(products: readonly ChangedProduct[]): number {
	const counts = products.map(({ variantsCount }) => variantsCount?.count ?? 1);
	return Math.min(PAGE_SIZE, Math.max(1, ...counts));
}

function variantItem(
	{ shop, settings, delivery }: Source,
	raw: WireVariant,
	prices: ShopPrices,
): IDataObject {
	const record = settings.format === 'raw' ? raw : unifiedProduct(raw, shop.account.shop, prices);
	return { ...dataOf(record), event: eventOf(delivery, null) };
}

function productHint({ shop, delivery }: Source, gid: string): IDataObject {
	const id = idOfGid(gid) ?? gid;
	const subject: Subject = { kind: 'product', id, recordId: id, locationId: null };
	return hintItem(subject, { account: shop.account.shop, delivery });
}
