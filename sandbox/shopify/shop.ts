import type { Clock } from '../core/types.ts';
import { InventoryLevels } from './catalogLevels.ts';
import { wholeSecond } from './time.ts';
import type { BulkOperationRecord } from './bulk/record.ts';
import { defaultSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import type {
	CustomerRecord,
	FulfillmentOrderRecord,
	FulfillmentRecord,
	InventoryItemRecord,
	InventoryLevelRecord,
	JobRecord,
	LocationRecord,
	MetafieldRecord,
	OrderRecord,
	ProductRecord,
	RefundRecord,
	ReturnRecord,
	SubscriptionRecord,
	VariantRecord,
} from './records.ts';

export type Payload = Record<string, unknown>;

/** payload: instead of the record's own. */
export type ShopEvent = (
	topic: string,
	record: ShopRecord,
	eventId: string,
	payload?: Payload | undefined,
) => void;

export interface Notice {
	topics: string[];
	record: ShopRecord;
	payload?: Payload | undefined;
}

export type ShopRecord =
	| OrderRecord
	| CustomerRecord
	| LocationRecord
	| ProductRecord
	| VariantRecord
	| InventoryItemRecord
	| InventoryLevelRecord
	| FulfillmentRecord
	| FulfillmentOrderRecord
	| RefundRecord
	| ReturnRecord
	| MetafieldRecord
	| SubscriptionRecord
	| BulkOperationRecord
	| JobRecord;

const FIRST_IDS: Record<string, number> = {
	Order: 5551234500000,
	LineItem: 14900000000000,
	Customer: 7300000000000,
	Product: 8200000000000,
	ProductVariant: 44000000000000,
	InventoryItem: 46000000000000,
	InventoryLevel: 97000000000,
	Location: 70000000000,
	Fulfillment: 5100000000000,
	FulfillmentOrder: 6600000000000,
	FulfillmentOrderLineItem: 15900000000000,
	FulfillmentHold: 830000000000,
	Refund: 910000000000,
	Return: 12300000000,
	ReturnLineItem: 45600000000,
	WebhookSubscription: 1300000000000,
	Metafield: 31000000000000,
	BulkOperation: 720000000000,
};

/** The whole state of one simulated shop. */
export class Shop {
	readonly clock: Clock;
	readonly random: () => number;
	readonly settings: Settings = defaultSettings();
	readonly orders = new Map<number, OrderRecord>();
	readonly fulfillmentOrders = new Map<number, FulfillmentOrderRecord>();
	readonly customers = new Map<number, CustomerRecord>();
	readonly locations = new Map<number, LocationRecord>();
	readonly products = new Map<number, ProductRecord>();
	readonly variants = new Map<number, VariantRecord>();
	readonly inventoryItems = new Map<number, InventoryItemRecord>();
	readonly inventoryLevels = new InventoryLevels();
	readonly metafields = new Map<number, MetafieldRecord>();
	readonly subscriptions = new Map<number, SubscriptionRecord>();
	readonly jobs = new Map<string, JobRecord>();
	/** What the search index holds of orders that changed lately; filled only while there is a lag. */
	private readonly indexed = new Map<number, { at: number; order: OrderRecord }[]>();
	onEvent: ShopEvent = () => undefined;
	nextOrderNumber = 1001;
	/** Where files for download are. */
	fileBaseUrl = '';
	private readonly nextIds = new Map<string, number>();

	constructor(clock: Clock, random: () => number) {
		this.clock = clock;
		this.random = random;
	}

	now(): number {
		return wholeSecond(this.clock.now());
	}

	nextId(kind: string): number {
		const id = (this.nextIds.get(kind) ?? FIRST_IDS[kind] ?? 1_000_000_000) + 1;
		this.nextIds.set(kind, id);
		return id;
	}

	uuid(): string {
		const hex = (length: number): string =>
			Array.from({ length }, () => Math.floor(this.random() * 16).toString(16)).join('');
		return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
	}

	/** Every change of an order ends here. */
	touch(order: OrderRecord): void {
		order.updatedAt = this.now();
		this.index(order);
	}

	index(order: OrderRecord): void {
		if (this.settings.searchLagMs <= 0) return;
		const versions = this.indexed.get(order.id) ?? [];
		this.indexed.set(order.id, [...versions, { at: this.clock.now(), order: structuredClone(order) }]);
	}

	/** The order as search sees it; null = not in the index yet. */
	searchable(order: OrderRecord): OrderRecord | null {
		const versions = this.settings.searchLagMs > 0 ? this.indexed.get(order.id) : undefined;
		if (!versions) return order;
		const limit = this.clock.now() - this.settings.searchLagMs;
		return versions.findLast(({ at }) => at <= limit)?.order ?? null;
	}

	/** All topics of one merchant action share the event id. */
	emit(topics: string[], record: ShopRecord): void {
		this.emitAll([{ topics, record }]);
	}

	emitAll(notices: Notice[]): void {
		const eventId = this.uuid();
		for (const { topics, record, payload } of notices) {
			for (const topic of topics) this.onEvent(topic, record, eventId, payload);
		}
	}

	/** Runs what is due of the shop's own background work. */
	runDueJobs(): void {
		for (const job of this.jobs.values()) {
			if (!job.done && job.dueAt <= this.clock.now()) {
				job.done = true;
				job.run();
			}
		}
	}

	startJob(run: () => void): JobRecord {
		const job: JobRecord = {
			kind: 'Job',
			id: this.uuid(),
			done: false,
			run,
			dueAt: this.clock.now() + this.settings.jobDelayMs,
		};
		this.jobs.set(job.id, job);
		setTimeout(() => this.runDueJobs(), this.settings.jobDelayMs).unref();
		return job;
	}

	/** A shop that was reset is silent. */
	close(): void {
		this.onEvent = () => undefined;
		this.jobs.clear();
	}

	metafieldsOf(ownerGid: string): MetafieldRecord[] {
		return [...this.metafields.values()].filter((metafield) => metafield.ownerGid === ownerGid);
	}

	variantBySku(sku: string): VariantRecord | undefined {
		return [...this.variants.values()].find((variant) => variant.sku === sku);
	}

	levelsOfItem(inventoryItemId: number): InventoryLevelRecord[] {
		return this.inventoryLevels.ofItem(inventoryItemId);
	}
}
