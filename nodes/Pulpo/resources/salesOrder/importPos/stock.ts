import { add, compare, decimal, subtract, ZERO } from '../../../../shared/model/decimal';
import type { Decimal } from '../../../../shared/model/primitives';
import { availableIn } from '../../../client/available';
import type { Connection } from '../../../../shared/http/types';
import type { QuickSaleBody } from '../../../client/quickSales';

/** Stock of the warehouses of some sales; each sale that fits takes its part of it. */
export class SaleStock {
	private readonly available = new Map<number, Map<number, Decimal>>();

	async load(connection: Connection, bodies: readonly QuickSaleBody[]): Promise<void> {
		for (const [warehouseId, productIds] of productsByWarehouse(bodies)) {
			this.available.set(warehouseId, await availableIn(connection, warehouseId, productIds));
		}
	}

	/** "3 of HAT-01 sold, 1 in stock" for each product that does not suffice. */
	shortages(body: QuickSaleBody, skuOf: (productId: number) => string): string[] {
		const levels = this.available.get(body.warehouse_id);
		return [...soldIn(body)].flatMap(([productId, sold]) => {
			const there = levels?.get(productId);
			if (there === undefined || compare(there, sold) >= 0) return [];
			return [`${sold} of ${skuOf(productId)} sold, ${there} in stock`];
		});
	}

	take(body: QuickSaleBody): void {
		const levels = this.available.get(body.warehouse_id);
		for (const [productId, sold] of soldIn(body)) {
			const there = levels?.get(productId);
			if (there !== undefined) levels?.set(productId, subtract(there, sold));
		}
	}
}

function productsByWarehouse(bodies: readonly QuickSaleBody[]): Map<number, number[]> {
	const products = new Map<number, Set<number>>();
	for (const { warehouse_id: warehouseId, items } of bodies) {
		const known = products.get(warehouseId) ?? new Set();
		for (const { product_id: productId } of items) known.add(productId);
		products.set(warehouseId, known);
	}
	return new Map([...products].map(([warehouseId, ids]) => [warehouseId, [...ids]]));
}

function soldIn({ items }: QuickSaleBody): Map<number, Decimal> {
	const sold = new Map<number, Decimal>();
	for (const { product_id: id, quantity } of items)
		sold.set(id, add(sold.get(id) ?? ZERO, decimal(quantity)));
	return sold;
}
