import type { Product } from '../records.ts';
import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';

/** Variations go along; the shop takes the product for a coupon as well. */
export function trashProduct(world: World, product: Product): void {
	const variations = product.variationIds.flatMap((id) => world.products.get(id) ?? []);
	for (const one of [product, ...variations.filter(({ status }) => status !== 'trash')]) {
		one.untrashed = one.status;
		one.status = 'trash';
		one.modifiedAt = world.now();
		if (one.slug !== '') one.slug = `${one.slug}__trashed`;
		announce(world, 'product.deleted', one.id);
	}
	announce(world, 'coupon.deleted', product.id);
}

/** From the admin pages, which alone announce it as restored. */
export function restoreProduct(world: World, product: Product): void {
	const variations = product.variationIds.flatMap((id) => world.products.get(id) ?? []);
	for (const one of [product, ...variations]) {
		if (one.status !== 'trash') continue;
		one.status = one.untrashed ?? 'draft';
		delete one.untrashed;
		one.slug = one.slug.replace(/__trashed$/, '');
		one.modifiedAt = world.now();
	}
	announce(world, 'product.restored', product.id);
}
