import { DEFAULT_KEY } from './defaults.ts';

export type Role = 'administrator' | 'shop_manager' | 'editor' | 'author' | 'customer' | 'subscriber';

export interface ApiUser {
	id: number;
	role: Role;
}

export interface ApiKey {
	consumerKey: string;
	consumerSecret: string;
	permissions: 'read' | 'write' | 'read_write';
	user: ApiUser;
}

/** A page that something before WordPress puts in its place. */
export interface Firewall {
	status: number;
	html: string;
	/** Only these methods; default all. */
	methods?: string[];
}

export interface Settings {
	/** Home address of the shop, in links and in the source header of webhooks. A path = a shop in a sub-directory. */
	url: string;
	name: string;
	/** What WordPress believes (`is_ssl`); false = only OAuth 1.0a works. */
	https: boolean;
	timezone: string;
	currency: string;
	currencySymbol: string;
	country: string;
	pricesIncludeTax: boolean;
	/** The shop-wide switch; off = stock writes are ignored with 200. */
	manageStock: boolean;
	keys: ApiKey[];
	/** Only `?rest_route=` reaches the interface, and it never takes keys. */
	plainPermalinks: boolean;
	/** Apache as CGI: the authorization header never arrives. */
	stripsAuthorization: boolean;
	firewall: Firewall | null;
	/** Every request is sent on to this origin with 301, such as http -> https. */
	redirectTo: string | null;
	/** Order storage of its own tables; decides about stray webhooks and the search. */
	hpos: boolean;
	brands: boolean;
	costOfGoods: boolean;
	fulfillments: boolean;
	shipmentTracking: boolean;
	/** `GET /variations` and `GET /refunds` of newer shops. */
	variationsList: boolean;
	refundsList: boolean;
	/** Filters that this shop is too old for: ignored without a word. */
	ignoredFilters: string[];
	maxBatch: number;
	/** Number shown to people, made by a plugin; "" = the id. */
	orderNumberPrefix: string;
	/** Order statuses of plugins, slug -> name. */
	extraStatuses: Record<string, string>;
	/** The queue of webhooks runs so much later. */
	webhookDelayMs: number;
	/** The queue runs only when somebody visits the site: any request, or the action `visit`. */
	cronNeedsVisit: boolean;
	/** Longest wait for the answer to a ping while a webhook is being made. */
	pingWaitMs: number;
	/** 1 = takes the time that a small real shop needs, 0 = none. */
	timeFactor: number;
}

export function defaultSettings(): Settings {
	return {
		url: 'https://shop.example',
		name: 'Sandbox Shop',
		https: true,
		timezone: 'Europe/Copenhagen',
		currency: 'DKK',
		currencySymbol: 'kr.',
		country: 'DK',
		pricesIncludeTax: true,
		manageStock: true,
		keys: [{ ...DEFAULT_KEY, permissions: 'read_write', user: { id: 1, role: 'administrator' } }],
		plainPermalinks: false,
		stripsAuthorization: false,
		firewall: null,
		redirectTo: null,
		hpos: true,
		brands: true,
		costOfGoods: false,
		fulfillments: false,
		shipmentTracking: false,
		variationsList: true,
		refundsList: true,
		ignoredFilters: [],
		maxBatch: 100,
		orderNumberPrefix: '',
		extraStatuses: {},
		webhookDelayMs: 1000,
		cronNeedsVisit: false,
		pingWaitMs: 5000,
		timeFactor: 0,
	};
}

export type KeySeed = Partial<Omit<ApiKey, 'user'>> & { role?: Role };
export type SettingsSeed = Partial<Omit<Settings, 'keys'>> & { keys?: KeySeed[] };

/** Unknown names are a mistake of the caller. */
export function applySettings(settings: Settings, { keys, ...seed }: SettingsSeed): void {
	for (const name of Object.keys(seed)) {
		if (!Object.hasOwn(settings, name))
			throw new Error(`no setting "${name}" (there are: ${Object.keys(settings).join(', ')})`);
	}
	Object.assign(settings, seed);
	if (keys) settings.keys = keys.map(keyFrom);
}

const keyFrom = ({ role = 'administrator', ...key }: KeySeed, index: number): ApiKey => ({
	...DEFAULT_KEY,
	permissions: 'read_write',
	...key,
	user: { id: index + 1, role },
});
