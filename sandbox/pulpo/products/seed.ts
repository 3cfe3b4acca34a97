import type { Row } from '../fields.ts';

export type ProductSeed = Row & { sku: string; stock?: number | Record<string, number> };

/** `count` products alike, `<prefix>00001` and on. */
export interface ManyProducts {
	count: number;
	prefix?: string;
	stock?: ProductSeed['stock'];
}

export function productRows(given: ProductSeed[] | ManyProducts | undefined): ProductSeed[] | undefined {
	if (!given || Array.isArray(given)) return given;
	const { count, prefix = 'SKU-', stock = 10 } = given;
	return Array.from({ length: count }, (_, index) => {
		const number = String(index + 1).padStart(5, '0');
		return { sku: `${prefix}${number}`, name: `Product ${number}`, stock };
	});
}
