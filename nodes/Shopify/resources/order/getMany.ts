import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { filtersCollection, optionsCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { DAYS_WITHOUT_ALL_ORDERS, PAGE_SIZE, SCOPES } from '../../client/limits';
import { orderPages, type OrderSort } from '../../client/orders';
import { fullShape, type PageShape } from '../../client/pageShape';
import { grantedScopes } from '../../client/places';
import { fitsFilter, orderSearch, type OrderFilter } from '../../client/search';
import type { Shop } from '../../client/shop';
import { shopOf, tellAfter } from '../../rooms/session';
import { filterFields, readFilter } from './filters';
import { formatOf, orderItem } from './output';

const SORTS: Record<string, OrderSort> = {
	createdAt: 'CREATED_AT',
	number: 'ORDER_NUMBER',
	updatedAt: 'UPDATED_AT',
};
const DAY_MS = 86_400_000;

export const includeCustomerField: INodeProperties = {
	displayName: 'Include Customer',
	name: 'includeCustomer',
	type: 'boolean',
	default: true,
	description: 'Whether to read the customer too. This needs the scope read_customers.',
};

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many orders',
	description: 'Read orders that fit the filters, up to 250 per request',
	fields: [
		...pagingFields(),
		returnFormatField('order', 'Shopify'),
		filtersCollection(filterFields),
		optionsCollection([
			includeCustomerField,
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: PAGE_SIZE },
				default: PAGE_SIZE,
				description:
					'Most orders per request. The node asks for fewer by itself when Shopify finds that too much.',
			},
			{
				displayName: 'Sort By',
				name: 'sortBy',
				type: 'options',
				options: [
					{ name: 'Created', value: 'createdAt' },
					{ name: 'Order Number', value: 'number' },
					{ name: 'Updated', value: 'updatedAt' },
				],
				default: 'updatedAt',
				description: 'Fastest with the date that the filters use',
			},
			{
				displayName: 'Sort Order',
				name: 'sortOrder',
				type: 'options',
				options: [
					{ name: 'Newest First', value: 'descending' },
					{ name: 'Oldest First', value: 'ascending' },
				],
				default: 'ascending',
				description: 'Which orders come first',
			},
		]),
	],
	run: getOrders,
};

async function getOrders(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const filter = readFilter(run.parameter<IDataObject>('filters', item, {}), run.context.getTimezone());
	const options = run.parameter<IDataObject>('options', item, {});
	const format = formatOf(run, item);
	const limit = limitOf(run, item);
	const pageSize = Math.min(PAGE_SIZE, Math.max(1, Math.floor(Number(options['pageSize'] ?? PAGE_SIZE))));
	const shape = await run.once<PageShape>(`shape ${pageSize}`, async () => fullShape(pageSize));
	await remarkOldOrders(run, shop, filter);
	const found: ResultItem[] = [];
	const pages = orderPages(
		shop,
		{
			search: orderSearch(filter),
			sort: SORTS[String(options['sortBy'] ?? 'updatedAt')] ?? 'UPDATED_AT',
			newestFirst: options['sortOrder'] === 'descending',
			withCustomer: options['includeCustomer'] !== false,
			pageSize,
			limit,
		},
		shape,
	);
	for await (const page of pages) {
		const fitting = page.filter((order) => fitsFilter(order, filter));
		found.push(...fitting.map((order) => ({ json: orderItem(order, shop.account.shop, format), item })));
	}
	tellAfter(run, item, shop);
	return found;
}

/** Shopify leaves orders out without a word when they are older than 60 days and the app lacks a scope. */
async function remarkOldOrders(run: Run, shop: Shop, filter: OrderFilter): Promise<void> {
	const since = filter.updatedSince ?? filter.createdSince;
	const oldest = Date.parse(run.startedAt) - DAYS_WITHOUT_ALL_ORDERS * DAY_MS;
	if (since === null || Date.parse(since) >= oldest) return;
	const scopes = await run.once('scopes', async () => await grantedScopes(shop));
	if (scopes.has(SCOPES.readAllOrders)) return;
	shop.remarks.add(
		`Orders that were placed more than ${DAYS_WITHOUT_ALL_ORDERS} days ago are missing: the app lacks the scope ${SCOPES.readAllOrders}.`,
	);
}
