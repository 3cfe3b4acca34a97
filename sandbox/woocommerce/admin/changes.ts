import type { Row } from '../call.ts';
import type { Order } from '../orders/records.ts';
import { restoreOrder, trashOrder } from '../orders/trash.ts';
import { orderView } from '../orders/view.ts';
import { writeOrder } from '../orders/write.ts';
import { removeProduct } from '../products/create.ts';
import { followQuantity } from '../products/stock.ts';
import { restoreProduct, trashProduct } from '../products/trash.ts';
import { productView } from '../products/view.ts';
import { writeProduct } from '../products/write.ts';
import type { Product } from '../records.ts';
import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';

interface Target {
	id?: number;
	sku?: string;
}

/** What the shop's owner does on the admin pages. */
export function changeActions(world: () => World): Record<string, (body: never) => unknown> {
	return {
		setOrderStatus: ({ id, status }: { id: number; status: string }) => editOrder(world(), id, { status }),
		editOrder: ({ id, ...fields }: { id: number } & Row) => editOrder(world(), id, fields),
		deleteOrder: ({ id, force = false }: { id: number; force?: boolean }) => {
			const order = orderOf(world(), id);
			if (force) world().orders.delete(id);
			else trashOrder(world(), order);
			return { id, force };
		},
		restoreOrder: ({ id }: { id: number }) => {
			restoreOrder(world(), orderOf(world(), id));
			return { id };
		},
		editProduct: ({ id, sku, fields = {} }: Target & { fields?: Row }) => {
			const product = productOf(world(), {
				...(id === undefined ? {} : { id }),
				...(sku === undefined ? {} : { sku }),
			});
			writeProduct(world(), product, fields);
			announce(world(), 'product.updated', product.id);
			return productView(world(), product, 'edit');
		},
		deleteProduct: ({ force = false, ...target }: Target & { force?: boolean }) => {
			const product = productOf(world(), target);
			if (force) removeProduct(world(), product);
			else trashProduct(world(), product);
			return { id: product.id, force };
		},
		restoreProduct: (target: Target) => {
			const product = productOf(world(), target);
			restoreProduct(world(), product);
			return { id: product.id };
		},
		setStock: ({ quantity, ...target }: Target & { quantity: number }) => {
			const product = productOf(world(), target);
			Object.assign(product, { manage_stock: true, stock_quantity: quantity, modifiedAt: world().now() });
			followQuantity(product);
			announce(world(), 'product.updated', product.id);
			return { id: product.id, stock_quantity: quantity };
		},
	};
}

function editOrder(world: World, id: number, fields: Row): object {
	const order = orderOf(world, id);
	writeOrder(world, order, fields, false);
	announce(world, 'order.updated', id);
	return orderView(world, order, 2);
}

function orderOf(world: World, id: number): Order {
	const order = world.orders.get(id);
	if (!order) throw new Error(`no order ${id}`);
	return order;
}

function productOf(world: World, { id, sku }: Target): Product {
	const [found] = sku === undefined ? [id] : (world.skus.get(sku.toLowerCase()) ?? []);
	const product = world.products.get(found ?? 0);
	if (!product) throw new Error(`no product ${sku ?? String(id)}`);
	return product;
}
