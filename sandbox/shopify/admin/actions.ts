import {
	changeProduct,
	createProduct,
	deleteProduct,
	generateProducts,
	setStockByHand,
	stockView,
} from '../catalogAdmin.ts';
import { cancelOrder, editOrder, fulfillOrder, payOrder, refundOrder } from '../orders/change.ts';
import { generateOrders } from '../orders/generate.ts';
import { placeOrders, seedShop } from './seed.ts';
import { holdByHand, moveByHand, releaseByHand, returnByHand } from './pieces.ts';
import { orderView, shopView } from './views.ts';
import type { ChangeProductSpec, GenerateProductsSpec, SetStockSpec } from '../catalogAdmin.ts';
import type { Vendor } from '../../core/types.ts';
import type { Bucket } from '../bucket.ts';
import type { World } from '../index.ts';
import type { GenerateSpec } from '../orders/generate.ts';
import type { OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';
import type {
	CancelSpec,
	EditSpec,
	FulfillSpec,
	HoldSpec,
	MoveSpec,
	OrderRef,
	OrderSpec,
	PieceRef,
	ProductSpec,
	RefundSpec,
	ReturnSpec,
	ShopifySeed,
} from './specs.ts';

export interface AdminParts {
	world(): World;
	bucketOf(clientId: string): Bucket;
	reset(): void;
}

function findOrder(shop: Shop, ref: OrderRef): OrderRecord {
	const order = [...shop.orders.values()].find(
		({ id, name, number }) => id === ref.id || name === ref.name || number === ref.number,
	);
	if (!order) throw new Error(`no order ${JSON.stringify(ref)}`);
	return order;
}

export function actions({ world, bucketOf, reset }: AdminParts): Vendor['admin'] {
	/** Carries out one change and shows the order afterwards. */
	const onOrder =
		<T extends OrderRef>(change: (shop: Shop, order: OrderRecord, body: T) => unknown) =>
		(body: T) => {
			const { shop } = world();
			const order = findOrder(shop, body);
			change(shop, order, body);
			return orderView(shop, order);
		};
	const firstApp = () => {
		const [app] = world().shop.settings.apps;
		if (!app) throw new Error('the shop has no app');
		return app;
	};
	return {
		reset: () => {
			reset();
			return {};
		},
		seed: (body: ShopifySeed) => seedShop(world().shop, body),
		placeOrders: (body: { orders: OrderSpec[] }) => ({ orders: placeOrders(world().shop, body.orders) }),
		generateOrders: (body: GenerateSpec) => ({ orders: generateOrders(world().shop, body) }),
		editOrder: onOrder<OrderRef & EditSpec>(editOrder),
		refundOrder: onOrder<OrderRef & RefundSpec>(refundOrder),
		cancelOrder: onOrder<OrderRef & CancelSpec>(cancelOrder),
		payOrder: onOrder(payOrder),
		fulfillOrder: onOrder<OrderRef & FulfillSpec>(fulfillOrder),
		moveFulfillmentOrder: onOrder<OrderRef & MoveSpec>(moveByHand),
		holdFulfillmentOrder: onOrder<OrderRef & HoldSpec>(holdByHand),
		releaseFulfillmentOrder: onOrder<OrderRef & PieceRef>(releaseByHand),
		createReturn: onOrder<OrderRef & ReturnSpec>(returnByHand),
		generateProducts: (body: GenerateProductsSpec) => generateProducts(world().shop, body),
		createProduct: (body: ProductSpec) => createProduct(world().shop, body),
		changeProduct: (body: ChangeProductSpec) => changeProduct(world().shop, body),
		deleteProduct: (body: { sku: string }) => deleteProduct(world().shop, body),
		setStock: (body: SetStockSpec) => setStockByHand(world().shop, body),
		stock: () => ({ levels: stockView(world().shop) }),
		/** As after eight failed deliveries. Nothing named = all. */
		deleteSubscriptions: (body: { topic?: string } = {}) => {
			const { subscriptions } = world().shop;
			const gone = [...subscriptions.values()].filter(({ topic }) => !body.topic || topic === body.topic);
			for (const { id } of gone) subscriptions.delete(id);
			return { deleted: gone.map(({ id, topic }) => ({ id, topic })) };
		},
		revokeTokens: () => {
			world().tokens.revokeAll();
			return {};
		},
		uninstallApp: () => {
			const app = firstApp();
			app.installed = false;
			world().tokens.revokeAll();
			for (const [id, { clientId }] of world().shop.subscriptions) {
				if (clientId === app.clientId) world().shop.subscriptions.delete(id);
			}
			return {};
		},
		/** Leaves so many cost points in the first app's bucket. */
		drainBucket: (body: { available: number }) => {
			const bucket = bucketOf(firstApp().clientId);
			bucket.drainTo(body.available);
			return bucket.status();
		},
		state: () => shopView(world().shop),
	};
}
