import { OperationalError } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http/types';
import { runBulk } from './bulk';
import { bulkObjects } from './bulkDownload';
import { BULK_STOCK } from './inventoryDocuments';
import {
	itemOfLevel,
	type StockEntry,
	type WireItem,
	type WireLevel,
	type WireStockVariant,
} from './inventoryWire';
import { PAGE_SIZE } from './limits';
import type { Shop } from './shop';

type VariantLine = WireStockVariant & { inventoryItem: WireItem };

/**
 * The stock of the whole catalogue by a bulk operation, up to 250 variants at a time. `places`: GIDs of the locations that
 * matter. Levels follow their variant (groupObjects) and name their item in their own id.
 */
export async function* bulkStock(
	context: RequestContext,
	shop: Shop,
	places: ReadonlySet<string>,
): AsyncGenerator<StockEntry[]> {
	const url = await runBulk(shop, BULK_STOCK);
	let page: StockEntry[] = [];
	for await (const line of bulkObjects(context, url, shop.account.baseUrl)) {
		if (isVariant(line)) {
			if (page.length >= PAGE_SIZE) {
				yield page;
				page = [];
			}
			const { inventoryItem, ...variant } = line;
			page.push({ variant, item: inventoryItem, sku: variant.sku, levels: new Map() });
			continue;
		}
		if (!isLevel(line)) continue;
		const entry = page.at(-1);
		if (entry === undefined || entry.item.id !== itemOfLevel(line.id))
			throw new OperationalError('The file of the bulk operation is in no order that can be read');
		if (places.has(line.location.id)) entry.levels.set(line.location.id, withoutParent(line));
	}
	if (page.length > 0) yield page;
}

function isVariant(line: object): line is VariantLine {
	return 'inventoryItem' in line && 'sku' in line;
}

function isLevel(line: object): line is WireLevel & { __parentId?: string } {
	return 'quantities' in line && 'location' in line;
}

function withoutParent({ __parentId: _, ...level }: WireLevel & { __parentId?: string }): WireLevel {
	return level;
}
