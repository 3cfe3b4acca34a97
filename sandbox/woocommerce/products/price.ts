import type { Product } from '../records.ts';
import type { World } from '../world.ts';

export function isOnSale(world: World, product: Product): boolean {
	const now = world.now();
	if (product.sale_price === '' || (product.saleFrom ?? now) > now) return false;
	return product.saleTo === null || product.saleTo >= now;
}

/** As it was sent; that of a variable product is the lowest of its variations. */
export function priceOf(world: World, product: Product): string {
	if (product.type !== 'variable')
		return isOnSale(world, product) ? product.sale_price : product.regular_price;
	const prices = product.variationIds
		.map((id) => world.products.get(id))
		.map((variation) => (variation ? priceOf(world, variation) : ''))
		.filter((price) => price !== '');
	return prices.sort((left, right) => Number(left) - Number(right))[0] ?? '';
}

export function priceHtml(world: World, product: Product): string {
	const price = priceOf(world, product);
	if (price === '') return '';
	const symbol = `<span class="woocommerce-Price-currencySymbol">${world.settings.currencySymbol}</span>`;
	const amount = Number(price).toFixed(2);
	return `<span class="woocommerce-Price-amount amount"><bdi>${symbol}${amount}</bdi></span>`;
}
