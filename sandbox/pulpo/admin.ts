import type { Vendor, VendorContext } from '../core/types.ts';
import type { PulpoConfig } from './config.ts';
import { fire, type FireAction } from './fire.ts';
import { workOn } from './orders/transitions.ts';
import { orderView } from './orders/view.ts';
import { pack, ship, track, type PackAction, type ShipAction } from './packing/admin.ts';
import type { TrackingFields } from './packing/trackings.ts';
import { ORDER_STATES, type OrderState, type SalesOrder } from './records.ts';
import { receiveBack, receiveGoods, type ReceiveAction } from './reception/admin.ts';
import type { ReceivedItem } from './reception/receive.ts';
import { seed, type SeedBody } from './seed.ts';
import { emptyState, type PulpoState } from './state.ts';
import {
	correct,
	count,
	finishReplenishment,
	replenish,
	setStock,
	type ReplenishAction,
	type StockSetting,
} from './stock/admin.ts';
import { EVENTS } from './webhooks.ts';

/** `current` is replaced by `reset`. */
export interface Tenant {
	current: PulpoState;
}

type OrderReference = { order_num?: string | undefined; id?: number | undefined };

/** What is never worked on, or not now. */
const OVER = ['paused', 'ended', 'cancelled'];

export function adminOf(tenant: Tenant, context: VendorContext): Vendor['admin'] {
	return {
		reset: () => {
			tenant.current = emptyState(context);
			return { ok: true };
		},
		seed: (body: SeedBody) => seed(tenant.current, body),
		configure: (body: Partial<PulpoConfig>) => Object.assign(tenant.current.config, body),
		state: () => stateView(tenant.current),
		setOrderState: ({ state, ...reference }: OrderReference & { state: OrderState }) => {
			if (!ORDER_STATES.includes(state))
				throw new Error(`no state "${state}" (there are: ${ORDER_STATES.join(', ')})`);
			const order = find(tenant.current, reference);
			workOn(tenant.current, order, state);
			return orderView(tenant.current, order);
		},
		pack: ({ order_num, id, ...action }: OrderReference & PackAction) =>
			pack(tenant.current, find(tenant.current, { order_num, id }), action),
		ship: (action: ShipAction) => ship(tenant.current, ordersToShip(tenant.current, action), action),
		track: ({
			order_num,
			id,
			box_id: boxId,
			...fields
		}: OrderReference & TrackingFields & { box_id?: number }) =>
			track(tenant.current, find(tenant.current, { order_num, id }), boxId, fields),
		/** One level, or many in `items`. */
		setStock: ({ items, ...one }: StockSetting & { items?: StockSetting[] }) =>
			items
				? { set: items.map((item) => setStock(tenant.current, item)).length }
				: setStock(tenant.current, one),
		correctStock: (action: Parameters<typeof correct>[1]) => correct(tenant.current, action),
		countStock: (action: Parameters<typeof count>[1]) => count(tenant.current, action),
		replenish: (action: ReplenishAction) => replenish(tenant.current, action),
		finishReplenishment: ({ id }: { id: number }) => finishReplenishment(tenant.current, id),
		receive: (action: ReceiveAction) => receiveGoods(tenant.current, action),
		receiveReturn: ({
			order_num,
			id,
			items,
			warehouse,
			open,
		}: OrderReference & { items: ReceivedItem[]; warehouse?: string | number; open?: boolean }) =>
			receiveBack(tenant.current, find(tenant.current, { order_num, id }), items, warehouse, open),
		fire: (action: FireAction) => {
			if (!EVENTS.includes(action.type)) throw new Error(`no event "${action.type}"`);
			return fire(tenant.current, action);
		},
		/** As if every token had run out. */
		revokeTokens: () => {
			tenant.current.tokens.clear();
			return { ok: true };
		},
	};
}

function find(state: PulpoState, { order_num: orderNum, id }: OrderReference): SalesOrder {
	const order = state.orders.get(id ?? state.orderByNum.get(orderNum ?? '') ?? 0);
	if (!order) throw new Error(`no sales order ${orderNum ?? id}`);
	return order;
}

function ordersToShip(state: PulpoState, { order_num: numbers, all }: ShipAction): SalesOrder[] {
	if (numbers !== undefined) return [numbers].flat().map((number) => find(state, { order_num: number }));
	if (!all) throw new Error('name an order_num, or say all: true');
	return [...state.orders.values()].filter(({ state: name }) => !OVER.includes(name));
}

function stateView(state: PulpoState): object {
	const { context } = state;
	return {
		now: new Date(context.clock.now()).toISOString(),
		tenant_id: state.tenantId,
		config: state.config,
		users: [...state.users.values()].map(({ password: _password, ...user }) => user),
		logins: state.logins,
		tokens: state.tokens.size,
		warehouses: [...state.warehouses.values()],
		merchants: [...state.merchants.values()],
		channels: [...state.channels.values()],
		settings: [...state.settings.values()],
		third_parties: [...state.thirdParties.values()],
		products: [...state.products.values()],
		stock: [...state.stock].flatMap(([productId, levels]) =>
			[...levels].map(([warehouseId, level]) => ({
				product_id: productId,
				warehouse_id: warehouseId,
				...level,
			})),
		),
		shipping_methods: [...state.shippingMethods.values()],
		// Without what answers embed: orders only, so that a thousand of them stay readable.
		sales_orders: [...state.orders.values()],
		packing_orders: [...state.packingOrders.values()],
		packing_boxes: [...state.packingBoxes.values()],
		purchase_orders: [...state.purchaseOrders.values()],
		incoming_goods: [...state.incomingGoods.values()],
		stock_records: state.stockRecords,
		webhooks: [...state.webhooks.values()],
		webhook_clients: [...state.webhookClients.values()],
		event_logs: state.eventLogs,
	};
}
