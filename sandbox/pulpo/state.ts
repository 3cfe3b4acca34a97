import type { VendorContext } from '../core/types.ts';
import { DEFAULT_CONFIG, type PulpoConfig } from './config.ts';
import { knownCountries } from './countries.ts';
import type { Batch, PackingBox, PackingOrder } from './packing/records.ts';
import type { ProductCategory, ProductSku } from './products/records.ts';
import type { IncomingGood, PurchaseOrder } from './reception/records.ts';
import type { Replenishment } from './stock/admin.ts';
import type { StockRecord } from './stock/movements.ts';
import type {
	Channel,
	Country,
	EventLog,
	FulfillmentOrder,
	Merchant,
	Product,
	SalesOrder,
	Setting,
	ShippingMethod,
	Stamped,
	StockLevel,
	ThirdParty,
	User,
	Warehouse,
	Webhook,
	WebhookClient,
} from './records.ts';

export interface Login {
	at: string;
	username: string;
	status: number;
}

export interface Token {
	userId: number;
	expiresAt: number;
}

/** Everything of one simulated tenant. */
export interface PulpoState {
	context: VendorContext;
	config: PulpoConfig;
	tenantId: number;
	users: Map<number, User>;
	tokens: Map<string, Token>;
	logins: Login[];
	/** Username -> times of the latest login requests, in ms. */
	loginTimes: Map<string, number[]>;
	bannedUntil: Map<string, number>;
	warehouses: Map<number, Warehouse>;
	countries: Map<number, Country>;
	merchants: Map<number, Merchant>;
	channels: Map<number, Channel>;
	settings: Map<number, Setting>;
	thirdParties: Map<number, ThirdParty>;
	thirdPartyByNumber: Map<string, number>;
	products: Map<number, Product>;
	productBySku: Map<string, number>;
	/** Product id -> warehouse id -> level. */
	stock: Map<number, Map<number, StockLevel>>;
	shippingMethods: Map<number, ShippingMethod>;
	orders: Map<number, SalesOrder>;
	orderByNum: Map<string, number>;
	/** Sales order id -> its parts. */
	fulfillments: Map<number, FulfillmentOrder[]>;
	packingOrders: Map<number, PackingOrder>;
	packingOrdersBySalesOrder: Map<number, PackingOrder[]>;
	packingBoxes: Map<number, PackingBox>;
	boxesByPackingOrder: Map<number, PackingBox[]>;
	batches: Map<number, Batch>;
	stockRecords: StockRecord[];
	categories: Map<number, ProductCategory>;
	productSkus: Map<number, ProductSku>;
	purchaseOrders: Map<number, PurchaseOrder>;
	purchaseOrderByNum: Map<string, number>;
	incomingGoods: Map<number, IncomingGood>;
	/** Word -> id. */
	reasonCodes: Map<string, number>;
	replenishments: Map<number, Replenishment>;
	webhooks: Map<number, Webhook>;
	webhookClients: Map<number, WebhookClient>;
	eventLogs: EventLog[];
	nextIds: Record<string, number>;
}

/** Where numbering starts, so that ids of different things never look alike. */
const FIRST_IDS: Record<string, number> = {
	user: 17,
	warehouse: 42,
	country: 1,
	merchant: 301,
	channel: 401,
	setting: 1_001,
	shippingMethod: 7,
	order: 5_001,
	item: 20_001,
	fulfillment: 30_001,
	fulfillmentItem: 35_001,
	packingOrder: 40_001,
	packingItem: 42_001,
	packingBox: 45_001,
	packingBoxItem: 47_001,
	shipmentTracking: 48_001,
	batch: 50_001,
	packedBatch: 52_001,
	itemBatch: 54_001,
	category: 801,
	productSku: 85_001,
	stockRecord: 100_001,
	purchaseOrder: 90_001,
	purchaseItem: 92_001,
	incomingGood: 95_001,
	incomingGoodItem: 97_001,
	stockCorrection: 99_001,
	replenishment: 98_001,
	countingTask: 98_501,
	thirdParty: 60_001,
	product: 70_001,
	webhook: 901,
	webhookClient: 951,
	attachment: 80_001,
	eventLog: 1,
};

export function emptyState(context: VendorContext): PulpoState {
	const state: PulpoState = {
		context,
		config: { ...DEFAULT_CONFIG },
		tenantId: 43,
		users: new Map(),
		tokens: new Map(),
		logins: [],
		loginTimes: new Map(),
		bannedUntil: new Map(),
		warehouses: new Map(),
		countries: new Map(),
		merchants: new Map(),
		channels: new Map(),
		settings: new Map(),
		thirdParties: new Map(),
		thirdPartyByNumber: new Map(),
		products: new Map(),
		productBySku: new Map(),
		stock: new Map(),
		shippingMethods: new Map(),
		orders: new Map(),
		orderByNum: new Map(),
		fulfillments: new Map(),
		packingOrders: new Map(),
		packingOrdersBySalesOrder: new Map(),
		packingBoxes: new Map(),
		boxesByPackingOrder: new Map(),
		batches: new Map(),
		stockRecords: [],
		categories: new Map(),
		productSkus: new Map(),
		purchaseOrders: new Map(),
		purchaseOrderByNum: new Map(),
		incomingGoods: new Map(),
		reasonCodes: new Map(),
		replenishments: new Map(),
		webhooks: new Map(),
		webhookClients: new Map(),
		eventLogs: [],
		nextIds: { ...FIRST_IDS },
	};
	for (const country of knownCountries) {
		const stamped: Country = { ...newStamp(state, 'country'), ...country };
		state.countries.set(stamped.id, stamped);
	}
	return state;
}

export function nextId(state: PulpoState, kind: string): number {
	const id = state.nextIds[kind] ?? 1;
	state.nextIds[kind] = id + 1;
	return id;
}

/** The vendor's times have no zone and no milliseconds. */
export function stampOf(ms: number): string {
	return new Date(ms).toISOString().slice(0, 19);
}

export const now = (state: PulpoState): string => stampOf(state.context.clock.now());

export function newStamp(state: PulpoState, kind: string, id?: number): Stamped {
	const at = now(state);
	return { id: id ?? nextId(state, kind), inserted_at: at, updated_at: at };
}

/** Random lower-case hex, for tokens and event ids. */
export function randomHex(state: PulpoState, length: number): string {
	let text = '';
	while (text.length < length) text += Math.floor(state.context.random() * 16).toString(16);
	return text;
}
