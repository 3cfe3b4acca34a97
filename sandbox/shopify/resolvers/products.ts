import { connection } from '../connection.ts';
import { metafieldFields } from './metafields.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolvers } from '../context.ts';
import type { ProductRecord, VariantRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

export const variantsOf = (shop: Shop, product: ProductRecord): VariantRecord[] =>
	product.variantIds.map((id) => shop.variants.get(id)).filter((variant) => variant !== undefined);

const availableOf = (shop: Shop, { inventoryItemId }: VariantRecord): number =>
	shop
		.levelsOfItem(inventoryItemId)
		.reduce((total, { quantities }) => total + (quantities['available'] ?? 0), 0);

const totalOf = (shop: Shop, product: ProductRecord): number =>
	variantsOf(shop, product).reduce((total, variant) => total + availableOf(shop, variant), 0);

export const productResolvers: Resolvers = {
	Product: {
		...metafieldFields('Product'),
		variants: (product: ProductRecord, args: ConnectionArgs, { shop }: CallContext) =>
			connection(
				variantsOf(shop, product),
				args,
				({ id }) => id,
				({ position }) => position,
			),
		variantsCount: (product: ProductRecord) => ({ count: product.variantIds.length, precision: 'EXACT' }),
		totalVariants: (product: ProductRecord) => product.variantIds.length,
		totalInventory: (product: ProductRecord, _: unknown, { shop }: CallContext) => totalOf(shop, product),
		description: ({ descriptionHtml }: ProductRecord) => descriptionHtml.replace(/<[^>]+>/g, ''),
		hasOnlyDefaultVariant: (product: ProductRecord) => product.variantIds.length === 1,
		hasOutOfStockVariants: (product: ProductRecord, _: unknown, { shop }: CallContext) =>
			variantsOf(shop, product).some((variant) => availableOf(shop, variant) <= 0),
		hasVariantsThatRequiresComponents: (product: ProductRecord, _: unknown, { shop }: CallContext) =>
			variantsOf(shop, product).some((variant) => variant.requiresComponents),
		tracksInventory: () => true,
		requiresSellingPlan: () => false,
		publishedAt: ({ createdAt, status }: ProductRecord) => (status === 'ACTIVE' ? createdAt : null),
		media: ({ id, images }: ProductRecord, args: ConnectionArgs) =>
			connection(
				images.map((url, index) => ({ kind: 'MediaImage', id: id + index, url })),
				args,
				(media) => media.id,
			),
		featuredMedia: ({ id, images }: ProductRecord) =>
			images[0] === undefined ? null : { kind: 'MediaImage', id, url: images[0] },
		onlineStoreUrl: ({ handle, status }: ProductRecord, _: unknown, { shop }: CallContext) =>
			status === 'ACTIVE' ? `https://${shop.settings.shop.name}.myshopify.com/products/${handle}` : null,
		seo: () => ({ title: null, description: null }),
	},
	ProductVariant: {
		...metafieldFields('ProductVariant'),
		product: ({ productId }: VariantRecord, _: unknown, { shop }: CallContext) =>
			shop.products.get(productId),
		displayName: ({ productId, title }: VariantRecord, _: unknown, { shop }: CallContext) =>
			`${shop.products.get(productId)?.title ?? ''} - ${title}`,
		inventoryItem: ({ inventoryItemId }: VariantRecord, _: unknown, { shop }: CallContext) =>
			shop.inventoryItems.get(inventoryItemId),
		inventoryQuantity: (variant: VariantRecord, _: unknown, { shop }: CallContext) =>
			availableOf(shop, variant),
		sellableOnlineQuantity: (variant: VariantRecord, _: unknown, { shop }: CallContext) =>
			availableOf(shop, variant),
		availableForSale: (variant: VariantRecord, _: unknown, { shop }: CallContext) =>
			availableOf(shop, variant) > 0,
		inventoryPolicy: () => 'DENY',
		selectedOptions: ({ title, options }: VariantRecord) =>
			options.length > 0 ? options : [{ name: 'Title', value: title }],
		showUnitPrice: () => false,
	},
	MediaImage: {
		alt: () => null,
		status: () => 'READY',
		fileStatus: () => 'READY',
		mediaContentType: () => 'IMAGE',
		image: (media: { url: string }) => media,
		preview: (media: { url: string }) => ({ image: media, status: 'READY' }),
	},
	Image: { altText: () => null },
};
