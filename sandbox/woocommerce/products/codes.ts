import { Refusal } from '../answers.ts';
import type { Row } from '../call.ts';
import type { Product } from '../records.ts';
import type { World } from '../world.ts';

/** SKUs are unique over products and variations, whatever their case; a product in the trash still holds its own. */
export function checkSku(world: World, sku: string, own?: Product): void {
	if (sku === '' || sku.toLowerCase() === own?.sku.toLowerCase()) return;
	const owners = [...(world.skus.get(sku.toLowerCase()) ?? [])].filter((id) => id !== own?.id);
	const living = owners.find((id) => world.products.get(id)?.status !== 'trash');
	if (living !== undefined) {
		throw new Refusal(400, 'product_invalid_sku', 'Invalid or duplicated SKU.', {
			resource_id: living,
			unique_sku: freeSku(world, sku),
		});
	}
	if (owners.length > 0) {
		const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
		throw new Refusal(400, 'woocommerce_rest_product_not_created', message);
	}
}

function freeSku(world: World, sku: string): string {
	for (let number = 1; ; number += 1) {
		if (!world.skus.has(`${sku}-${number}`.toLowerCase())) return `${sku}-${number}`;
	}
}

export function checkGtin(world: World, gtin: string, own?: Product): void {
	const owner = gtin === '' ? undefined : world.gtins.get(gtin);
	if (owner === undefined || owner === own?.id) return;
	const message = 'Invalid or duplicated GTIN, UPC, EAN or ISBN.';
	throw new Refusal(400, 'product_invalid_global_unique_id', message, {
		resource_id: owner,
		unique_global_unique_id: `${gtin}-1`,
	});
}

/** Both, of a product that is still to be made. */
export function checkCodes(world: World, { sku, global_unique_id: gtin }: Row): void {
	if (typeof sku === 'string') checkSku(world, sku.trim());
	if (typeof gtin === 'string') checkGtin(world, gtin.trim());
}
