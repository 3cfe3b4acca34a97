import { addCustomer, addLocation, addProduct } from '../catalog.ts';
import { applySettings } from '../settings.ts';
import type { Shop } from '../shop.ts';
import type { OrderSpec, PlacedOrder, ShopifySeed } from './specs.ts';
import { placeOrder } from '../orders/place.ts';
import { gid } from '../gid.ts';

/** Settings replace, records are added. */
export function seedShop(shop: Shop, seed: ShopifySeed) {
	applySettings(shop.settings, seed);
	if (seed.nextOrderNumber !== undefined) shop.nextOrderNumber = seed.nextOrderNumber;
	const locations = (seed.locations ?? []).map((spec) => addLocation(shop, spec));
	const products = (seed.products ?? []).map((spec) => addProduct(shop, spec));
	const customers = (seed.customers ?? []).map((spec) => addCustomer(shop, spec));
	return {
		locations: locations.map(({ id, name }) => ({ id, gid: gid('Location', id), name })),
		products: products.map(({ id, title, variantIds }) => ({
			id,
			title,
			variants: variantIds.map((variantId) => {
				const variant = shop.variants.get(variantId);
				return {
					id: variantId,
					sku: variant?.sku ?? null,
					inventoryItemId: variant?.inventoryItemId ?? null,
				};
			}),
		})),
		customers: customers.map(({ id, email }) => ({ id, email })),
	};
}

export function placeOrders(shop: Shop, specs: OrderSpec[]): PlacedOrder[] {
	return specs.map((spec) => {
		const { id, name, number, lines } = placeOrder(shop, spec);
		return { id, gid: gid('Order', id), name, number, lineIds: lines.map((line) => line.id) };
	});
}
