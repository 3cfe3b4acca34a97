import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { openPulpo } from '../client/endpoint';
import { firstRows, readPage, tryPage } from '../client/lists';
import { PAGE_SIZE } from '../client/limits';
import { thirdPartyList } from '../client/thirdParties';
import { textOf, type Row } from '../client/wire';
import { choices, locator } from './locator';

/** Third parties that are looked through for a search text when the vendor's own filters find nothing. */
const MOST_SEARCHED = 1_000;

export function fallbackCustomerField(): INodeProperties {
	return locator({
		displayName: 'Fallback Customer',
		name: 'fallbackCustomer',
		description:
			'Customer in PULPO WMS for orders without a customer, such as those of guests; the parcel still goes to the real address. Empty: such orders fail. Read once, from the first item.',
		searchMethod: 'searchCustomers',
		placeholder: 'Choose a customer',
	});
}

export async function searchCustomers(
	this: ILoadOptionsFunctions,
	search?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchThirdParties(this, 'C', search, paginationToken);
}

/** Page by page without a search text; with one, the vendor's exact filters first, then our own search. */
export async function searchThirdParties(
	context: ILoadOptionsFunctions,
	type: 'C' | 'S',
	search?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const connection = await openPulpo(context);
	const text = search?.trim() ?? '';
	if (text === '') {
		const offset = Number(paginationToken ?? 0);
		const rows = await readPage(connection, thirdPartyList({ third_type: type }), offset);
		const result = choices(rows, labelOf, undefined);
		return rows.length < PAGE_SIZE ? result : { ...result, paginationToken: String(offset + PAGE_SIZE) };
	}
	for (const field of ['name', 'identifier_number'] as const) {
		const page = await tryPage(connection, thirdPartyList({ third_type: type, [field]: text }), 0, PAGE_SIZE);
		const found = page.ok ? choices(page.rows, labelOf, text) : { results: [] };
		if (found.results.length > 0) return found;
	}
	return choices(
		await firstRows(connection, thirdPartyList({ third_type: type }), MOST_SEARCHED),
		labelOf,
		text,
	);
}

/** "Anna Berg (shop shopify:lamp-shop:7001)" */
function labelOf(row: Row): string {
	const name = textOf(row['name']) ?? String(row['id']);
	const number = textOf(row['identifier_number']) ?? '';
	return number === '' ? name : `${name} (${number})`;
}
