import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { filtersCollection, optionsCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { bulkVariants, variantPages } from '../../client/products';
import { changedVariants } from '../../client/productsChanged';
import { readCursor, type CatalogPage } from '../../client/productsPages';
import { fitsVariantFilter, variantSearch, type VariantFilter } from '../../client/productsSearch';
import type { WireVariant } from '../../client/productsWire';
import type { Shop } from '../../client/shop';
import { shopOf, tellAfter } from '../../rooms/session';
import { cursorFields } from '../inventory/getManyFields';
import { filterFields, readFilter } from './filters';
import { productForm } from './output';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many products',
	description: 'Read products that fit the filters, one item per variant, up to 250 per request',
	fields: [
		{
			displayName: 'Read By',
			name: 'readBy',
			type: 'options',
			options: [
				{
					name: 'Bulk Operation',
					value: 'bulk',
					description: 'Shopify writes a file: best for more than 5,000 variants',
				},
				{ name: 'Pages', value: 'pages', description: '250 variants per request' },
			],
			default: 'pages',
			description: 'How the catalogue is read',
		},
		...pagingFields(),
		returnFormatField('product', 'Shopify'),
		filtersCollection(filterFields),
		optionsCollection(cursorFields),
	],
	run: getProducts,
};

async function getProducts(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const filter = readFilter(run.parameter<IDataObject>('filters', item, {}), run.context.getTimezone());
	const options = run.parameter<IDataObject>('options', item, {});
	const isBulk = run.parameter<string>('readBy', item, 'pages') === 'bulk';
	const limit = limitOf(run, item);
	const found: IDataObject[] = [];
	const paged = options['returnCursor'] === true && !isBulk;
	const page = { cursor: '', hasNext: false };
	for await (const { rows, cursor, hasNext } of pagesOf(run, shop, filter, options, isBulk, limit)) {
		const form = await productForm(run, shop, item);
		const fitting = rows.filter((variant) => fitsVariantFilter(variant, filter));
		found.push(...(paged ? fitting : fitting.slice(0, limit - found.length)).map(form));
		Object.assign(page, { cursor: cursor ?? '', hasNext });
		if (!paged && found.length >= limit) break;
	}
	tellAfter(run, item, shop);
	if (!paged) return found.map((json) => ({ json, item }));
	if (found.length === 0) return [{ json: { kind: 'page', account: shop.account.shop, page }, item }];
	return found.map((json) => ({ json: dataOf({ ...json, page }), item }));
}

/** With a cursor the limit counts what is read, so that the next run begins right behind it. */
function pagesOf(
	run: Run,
	shop: Shop,
	filter: VariantFilter,
	options: IDataObject,
	isBulk: boolean,
	limit: number,
): AsyncGenerator<CatalogPage<WireVariant>> {
	const search = variantSearch(filter);
	const { updatedSince: since, updatedUntil: until } = filter;
	if (isBulk) return inOne(bulkVariants(run.context, shop, search));
	const most = options['returnCursor'] === true ? limit : Number.POSITIVE_INFINITY;
	const query = { search, cursor: readCursor(options['cursor']), limit: most };
	if (since !== null || until !== null) return changedVariants(shop, { since, until }, query);
	return variantPages(shop, query);
}

async function* inOne(pages: AsyncIterable<WireVariant[]>): AsyncGenerator<CatalogPage<WireVariant>> {
	for await (const rows of pages) yield { rows, cursor: null, hasNext: false };
}
