import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { BulkOperation, ResultItem, Run } from '../../../shared/node/types';
import { optionsCollection } from '../../../shared/ui/collections';
import { limitOf } from '../../../shared/ui/paging';
import type { Shop } from '../../client/shop';
import { shopOf, tellAfter } from '../../rooms/session';
import { cursorFields, getManyFields } from './getManyFields';
import { readStock, type Page } from './read';
import { rowsOf, type Rows } from './rows';

export const getMany: BulkOperation = {
	kind: 'bulk',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many stock levels',
	description: 'Read the stock of some or all variants at each location',
	fields: [
		...getManyFields(),
		optionsCollection([
			{
				displayName: 'Include Not Stocked',
				name: 'includeNotStocked',
				type: 'boolean',
				default: false,
				description: 'Whether to return variants at locations that do not stock them too, without figures',
			},
			{
				displayName: 'Product Statuses',
				name: 'statuses',
				type: 'multiOptions',
				options: [
					{ name: 'Active', value: 'ACTIVE' },
					{ name: 'Archived', value: 'ARCHIVED' },
					{ name: 'Draft', value: 'DRAFT' },
					{ name: 'Unlisted', value: 'UNLISTED' },
				],
				default: [],
				description: 'Only variants of products with one of these statuses. Empty: all.',
			},
			...cursorFields,
		]),
	],
	run: getStock,
};

async function getStock(run: Run): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const options = run.parameter<IDataObject>('options', 0, {});
	const paged =
		options['returnCursor'] === true &&
		run.parameter<string>('which', 0, 'all') === 'all' &&
		run.parameter<string>('readBy', 0, 'pages') === 'pages';
	const limit = limitOf(run, 0);
	const rows = await rowsOf(run, shop, options);
	const pages = readStock(run, shop, rows.places, options, paged ? limit : Number.POSITIVE_INFINITY);
	const { found, last } = await collected(pages, rows, paged ? Number.POSITIVE_INFINITY : limit);
	tellAfter(run, run.itemCount - 1, shop);
	return paged ? withPage(found, last, shop) : found;
}

async function collected(
	pages: AsyncIterable<Page>,
	rows: Rows,
	limit: number,
): Promise<{ found: ResultItem[]; last: Page | null }> {
	const found: ResultItem[] = [];
	let last: Page | null = null;
	for await (const page of pages) {
		last = page;
		for (const reading of page.readings) {
			for (const row of rows.of(reading)) if (found.length < limit) found.push(row);
		}
		if (found.length >= limit) break;
	}
	return { found, last };
}

/** So that a workflow can read one page per run and go on where it ended. */
function withPage(found: ResultItem[], last: Page | null, shop: Shop): ResultItem[] {
	const page = { cursor: last?.cursor ?? '', hasNext: last?.hasNext ?? false };
	if (found.length === 0) return [{ json: { kind: 'page', account: shop.account.shop, page }, item: 0 }];
	return found.map((row) => ({ ...row, json: dataOf({ ...row.json, page }) }));
}
