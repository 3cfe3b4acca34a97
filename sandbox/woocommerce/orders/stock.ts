import { moveStock } from '../products/stock.ts';
import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';
import { writeMeta } from '../meta.ts';
import type { LineItem, Order } from './records.ts';

const TAKES = ['processing', 'completed', 'on-hold'];
const GIVES = ['cancelled', 'pending'];
const SOLD = ['processing', 'completed', 'on-hold'];

/** What a status does to the stock and to the count of sales. */
export function followStatus(world: World, order: Order): void {
	if (TAKES.includes(order.status) && !order.stockReduced) {
		for (const line of order.lines) takeLine(world, order, line);
		order.stockReduced = true;
	}
	if (GIVES.includes(order.status) && order.stockReduced) {
		for (const line of order.lines) giveBack(world, order, line);
		order.stockReduced = false;
	}
	if (SOLD.includes(order.status) && !order.salesCounted) {
		for (const { product_id: id, quantity } of order.lines) {
			const product = world.products.get(id);
			if (product) product.totalSales += quantity;
		}
		order.salesCounted = true;
	}
}

/** Brings the stock to the line's quantity. */
export function takeLine(world: World, _order: Order, line: LineItem): void {
	changeReduced(world, line, line.quantity - line.reduced);
}

export function giveBack(world: World, _order: Order, line: LineItem): void {
	changeReduced(world, line, -line.reduced);
}

/** Only `pieces` come back, as with a refund. */
export function restock(world: World, line: LineItem, pieces: number): void {
	if (line.reduced === 0) return;
	changeReduced(world, line, -Math.min(pieces, line.reduced));
	writeMeta(world, line.meta, [{ key: '_restock_refunded_items', value: String(pieces) }]);
}

function changeReduced(world: World, line: LineItem, by: number): void {
	const product = world.products.get(line.variation_id || line.product_id);
	if (!product || by === 0) return;
	const changed = moveStock(world, product, -by);
	if (!changed) return;
	line.reduced += by;
	writeMeta(world, line.meta, [
		{ key: '_reduced_stock', value: line.reduced > 0 ? String(line.reduced) : null },
	]);
	announce(world, 'product.updated', changed.id);
}
