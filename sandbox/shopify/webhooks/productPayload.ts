import { gid } from '../gid.ts';
import { timeWriter } from './times.ts';
import type { InventoryItemRecord, InventoryLevelRecord, ProductRecord, VariantRecord } from '../records.ts';
import type { Payload, Shop } from '../shop.ts';

export function restProduct(shop: Shop, product: ProductRecord): Payload {
	const at = timeWriter(shop);
	const variants = product.variantIds
		.map((id) => shop.variants.get(id))
		.filter((variant) => variant !== undefined);
	return {
		id: product.id,
		admin_graphql_api_id: gid('Product', product.id),
		title: product.title,
		handle: product.handle,
		body_html: product.descriptionHtml,
		vendor: product.vendor,
		product_type: product.productType,
		status: product.status.toLowerCase(),
		tags: product.tags.join(', '),
		created_at: at(product.createdAt),
		updated_at: at(product.updatedAt),
		variants: variants.map((variant) => restVariant(shop, variant)),
		variant_gids: variants.map(({ id, updatedAt }) => ({
			admin_graphql_api_id: gid('ProductVariant', id),
			updated_at: at(updatedAt),
		})),
	};
}

function restVariant(shop: Shop, variant: VariantRecord): Payload {
	const at = timeWriter(shop);
	return {
		id: variant.id,
		admin_graphql_api_id: gid('ProductVariant', variant.id),
		product_id: variant.productId,
		inventory_item_id: variant.inventoryItemId,
		title: variant.title,
		sku: variant.sku,
		barcode: variant.barcode,
		price: variant.price,
		position: variant.position,
		taxable: variant.taxable,
		inventory_quantity: shop
			.levelsOfItem(variant.inventoryItemId)
			.reduce((total, { quantities }) => total + (quantities['available'] ?? 0), 0),
		created_at: at(variant.createdAt),
		updated_at: at(variant.updatedAt),
	};
}

export const restInventoryItem = (shop: Shop, item: InventoryItemRecord): Payload => ({
	id: item.id,
	admin_graphql_api_id: gid('InventoryItem', item.id),
	sku: shop.variants.get(item.variantId)?.sku ?? null,
	created_at: timeWriter(shop)(item.createdAt),
	updated_at: timeWriter(shop)(item.updatedAt),
	requires_shipping: item.requiresShipping,
	cost: item.unitCost,
	tracked: item.tracked,
	weight_value: item.weightGrams,
	weight_unit: 'g',
});

export const restInventoryLevel = (shop: Shop, level: InventoryLevelRecord): Payload => ({
	inventory_item_id: level.inventoryItemId,
	location_id: level.locationId,
	available: level.quantities['available'] ?? 0,
	updated_at: timeWriter(shop)(level.updatedAt),
	admin_graphql_api_id: `${gid('InventoryLevel', level.id)}?inventory_item_id=${level.inventoryItemId}`,
});
