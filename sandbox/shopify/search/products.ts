import { choice, flag, id, not, number, text, texts, time, words } from './kinds.ts';
import type {
	InventoryLevelRecord,
	LocationRecord,
	ProductRecord,
	SubscriptionRecord,
	VariantRecord,
} from '../records.ts';
import type { Shop } from '../shop.ts';
import type { FieldSearch, SearchSpace } from './compile.ts';

const clockOf = (shop: Shop) => ({ zone: shop.settings.shop.ianaTimezone, now: () => shop.now() });

const statuses = <T>(read: (document: T) => string | undefined): FieldSearch<T> =>
	choice(
		Object.fromEntries(
			['active', 'archived', 'draft', 'unlisted'].map((status) => [
				status,
				(document: T) => read(document)?.toLowerCase() === status,
			]),
		),
	);

const stockOf = (shop: Shop, variant: VariantRecord | undefined): number =>
	variant
		? shop
				.levelsOfItem(variant.inventoryItemId)
				.reduce((total, { quantities }) => total + (quantities['available'] ?? 0), 0)
		: 0;

export function variantSearch(shop: Shop): SearchSpace<VariantRecord> {
	const productOf = ({ productId }: VariantRecord): ProductRecord | undefined => shop.products.get(productId);
	const tag = texts<VariantRecord>((variant) => productOf(variant)?.tags ?? []);
	const productId = id<VariantRecord>((variant) => variant.productId, 'Product');
	return {
		fields: {
			id: id((variant) => variant.id, 'ProductVariant'),
			sku: words((variant) => [variant.sku]),
			barcode: text((variant) => variant.barcode),
			title: words((variant) => [variant.title]),
			product_id: productId,
			product_ids: productId,
			product_status: statuses((variant) => productOf(variant)?.status),
			product_type: text((variant) => productOf(variant)?.productType ?? null),
			vendor: text((variant) => productOf(variant)?.vendor ?? null),
			tag,
			tag_not: not(tag),
			gift_card: flag((variant) => productOf(variant)?.isGiftCard ?? false),
			taxable: flag((variant) => variant.taxable),
			requires_components: flag((variant) => variant.requiresComponents),
			updated_at: time((variant) => variant.updatedAt, clockOf(shop)),
			inventory_quantity: number((variant) => stockOf(shop, variant)),
			location_id: (term) => {
				const search = id<number>((location) => location, 'Location')(term);
				return search === 'invalid'
					? search
					: (variant) =>
							shop.levelsOfItem(variant.inventoryItemId).some(({ locationId }) => search(locationId));
			},
		},
		bare: words((variant) => [
			variant.sku,
			variant.barcode,
			variant.title,
			productOf(variant)?.title ?? null,
		]),
	};
}

export function productSearch(shop: Shop): SearchSpace<ProductRecord> {
	const variantsOf = (product: ProductRecord) =>
		product.variantIds.map((variantId) => shop.variants.get(variantId));
	const tag = texts<ProductRecord>((product) => product.tags);
	return {
		fields: {
			id: id((product) => product.id, 'Product'),
			title: words((product) => [product.title]),
			handle: text((product) => product.handle),
			status: statuses((product) => product.status),
			product_type: text((product) => product.productType),
			vendor: text((product) => product.vendor),
			tag,
			tag_not: not(tag),
			gift_card: flag((product) => product.isGiftCard),
			sku: words((product) => variantsOf(product).map((variant) => variant?.sku ?? null)),
			barcode: texts((product) => variantsOf(product).map((variant) => variant?.barcode ?? null)),
			created_at: time((product) => product.createdAt, clockOf(shop)),
			updated_at: time((product) => product.updatedAt, clockOf(shop)),
			inventory_total: number((product) =>
				variantsOf(product).reduce((total, variant) => total + stockOf(shop, variant), 0),
			),
		},
		bare: words((product) => [product.title, product.vendor, product.productType, ...product.tags]),
	};
}

export function subscriptionSearch(shop: Shop): SearchSpace<SubscriptionRecord> {
	return {
		fields: {
			id: id((subscription) => subscription.id, 'WebhookSubscription'),
			created_at: time((subscription) => subscription.createdAt, clockOf(shop)),
			updated_at: time((subscription) => subscription.updatedAt, clockOf(shop)),
		},
		bare: () => 'invalid',
	};
}

export function locationSearch(shop: Shop): SearchSpace<LocationRecord> {
	return {
		fields: {
			id: id((location) => location.id, 'Location'),
			name: words((location) => [location.name]),
			active: flag((location) => location.isActive),
			created_at: time((location) => location.createdAt, clockOf(shop)),
		},
		bare: words((location) => [location.name]),
	};
}

export function levelSearch(shop: Shop): SearchSpace<InventoryLevelRecord> {
	return {
		fields: {
			id: id((level) => level.id, 'InventoryLevel'),
			inventory_item_id: id((level) => level.inventoryItemId, 'InventoryItem'),
			created_at: time((level) => level.createdAt, clockOf(shop)),
			updated_at: time((level) => level.updatedAt, clockOf(shop)),
		},
		bare: () => 'invalid',
	};
}
