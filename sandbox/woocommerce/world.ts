import type { VendorContext } from '../core/types.ts';
import type { Note, Order, Refund } from './orders/records.ts';
import type { Attribute, Coupon, Customer, Meta, Product, TaxRate, Term, Webhook } from './records.ts';
import { blankAddress } from './address.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { SiteTime } from './time.ts';

export type Sequence =
	'post' | 'term' | 'user' | 'item' | 'note' | 'meta' | 'itemMeta' | 'webhook' | 'attribute' | 'image';

/** A webhook call that waits for the queue. */
export interface Pending {
	webhookId: number;
	topic: string;
	resourceId: number;
}

/** Everything of one shop; `reset` throws it away. */
export class World {
	readonly settings: Settings = defaultSettings();
	readonly products = new Map<number, Product>();
	/** SKU in lower case -> ids; more than one only where the shop was filled past its own check. */
	readonly skus = new Map<string, Set<number>>();
	readonly gtins = new Map<string, number>();
	readonly terms = new Map<number, Term>();
	readonly attributes = new Map<number, Attribute>();
	readonly orders = new Map<number, Order>();
	readonly refunds = new Map<number, Refund>();
	readonly notes = new Map<number, Note>();
	readonly customers = new Map<number, Customer>();
	readonly coupons = new Map<number, Coupon>();
	readonly webhooks = new Map<number, Webhook>();
	readonly taxRates = new Map<number, TaxRate>();
	readonly trackings = new Map<number, Array<Record<string, string>>>();
	readonly fulfillments = new Map<number, Array<Record<string, unknown>>>();
	/** Nonce -> when it was used, in seconds. */
	readonly nonces = new Map<string, number>();
	readonly pending: Pending[] = [];
	defaultCategoryId = 0;
	timer: NodeJS.Timeout | undefined;
	private zone: { name: string; time: SiteTime } | undefined;
	private readonly next = new Map<Sequence, number>();

	readonly context: VendorContext;

	constructor(context: VendorContext) {
		this.context = context;
		for (const [kind, first] of Object.entries({ post: 10, term: 15, user: 2 }))
			this.next.set(kind as Sequence, first);
		this.taxRates.set(1, { id: 1, country: 'DK', name: 'Moms', rate: 25, shipping: true, taxClass: '' });
		this.addAdministrator();
		const uncategorized = { attributeId: 0, parent: 0, description: '', display: 'default', menu_order: 0 };
		this.defaultCategoryId = this.id('term');
		this.terms.set(this.defaultCategoryId, {
			id: this.defaultCategoryId,
			taxonomy: 'category',
			name: 'Uncategorized',
			slug: 'uncategorized',
			...uncategorized,
		});
	}

	/** Among the customers of role "all". */
	private addAdministrator(): void {
		const at = this.now();
		this.customers.set(1, {
			id: 1,
			email: 'owner@shop.example',
			username: 'admin',
			first_name: '',
			last_name: '',
			role: 'administrator',
			billing: blankAddress(['email', 'phone']),
			shipping: blankAddress(['phone']),
			meta: [],
			createdAt: at,
			modifiedAt: at,
		});
	}

	id(kind: Sequence): number {
		const id = this.next.get(kind) ?? 1;
		this.next.set(kind, id + 1);
		return id;
	}

	/** A given id is free and the sequence goes on behind it. */
	claim(kind: Sequence, id: number): number {
		this.next.set(kind, Math.max(this.next.get(kind) ?? 1, id + 1));
		return id;
	}

	/** Whole seconds, as WordPress keeps them. */
	now(): number {
		return Math.floor(this.context.clock.now() / 1000) * 1000;
	}

	get time(): SiteTime {
		const { timezone } = this.settings;
		if (this.zone?.name !== timezone) this.zone = { name: timezone, time: new SiteTime(timezone) };
		return this.zone.time;
	}

	/** Address below the interface, such as "/products/10". */
	href(path: string): string {
		return `${this.settings.url.replace(/\/$/, '')}/wp-json/wc/v3${path}`;
	}

	meta(key: string, value: unknown): Meta {
		return { id: this.id('meta'), key, value };
	}

	/** Text of so many letters and digits. */
	word(length: number): string {
		const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
		return Array.from({ length }, () => letters[Math.floor(this.context.random() * letters.length)]).join('');
	}

	close(): void {
		clearTimeout(this.timer);
		this.pending.length = 0;
	}
}
