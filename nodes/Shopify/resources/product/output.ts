import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { Run } from '../../../shared/node/types';
import { shopPrices } from '../../client/products';
import type { WireVariant } from '../../client/productsWire';
import type { Shop } from '../../client/shop';
import { unifiedProduct } from '../../mapping/product';

/** How a variant becomes an item; the shop is asked once how its prices are meant, and only where that matters. */
export async function productForm(
	run: Run,
	shop: Shop,
	item: number,
): Promise<(variant: WireVariant) => IDataObject> {
	if (run.parameter<string>('returnFormat', item, 'unified') === 'raw') return dataOf;
	const prices = await run.once('shop prices', async () => await shopPrices(shop));
	return (variant) => dataOf(unifiedProduct(variant, shop.account.shop, prices));
}
