import { DEFAULT_APP, DEFAULT_SCOPES, DEFAULT_SHOP_NAME } from './defaults.ts';
import type { Plan } from './defaults.ts';

export interface App {
	clientId: string;
	clientSecret: string;
	/** Scopes of the released version. */
	scopes: string[];
	/** Tokens that never run out, as of an app made in the shop's own admin. */
	accessTokens: string[];
	installed: boolean;
	sameOrganization: boolean;
	/** That many token requests are refused first, as right after an app was made. */
	notFoundTimes: number;
}

/** Kinds of protected customer data that the shop has not approved for the apps. */
export type ProtectedContent = 'customer' | 'name' | 'address' | 'email' | 'phone';

export interface ShopSettings {
	/** The permanent myshopify name, without domain. */
	name: string;
	displayName: string;
	currency: string;
	ianaTimezone: string;
	orderNumberPrefix: string;
	orderNumberSuffix: string;
	taxesIncluded: boolean;
	/** false: every call answers as for a shop that does not exist. */
	exists: boolean;
}

export interface Settings {
	shop: ShopSettings;
	plan: Plan;
	apps: App[];
	notApproved: ProtectedContent[];
	costFactor: number;
	searchLagMs: number;
	/** `namespace.key` of order metafields that are enabled for filtering. */
	searchableMetafields: string[];
	jobDelayMs: number;
	/** Whether moving a fulfillment order changes the order's own time and announces it as updated. Not documented. */
	moveTouchesOrder: boolean;
}

export type AppSeed = Partial<App> & { clientId: string };

export interface SettingsSeed {
	shop?: Partial<ShopSettings>;
	plan?: Plan;
	/** Replaces the scopes of the first app. */
	scopes?: string[];
	/** Replaces all apps. */
	apps?: AppSeed[];
	notApproved?: ProtectedContent[];
	costFactor?: number;
	searchLagMs?: number;
	searchableMetafields?: string[];
	jobDelayMs?: number;
	moveTouchesOrder?: boolean;
}

export function defaultSettings(): Settings {
	return {
		shop: {
			name: DEFAULT_SHOP_NAME,
			displayName: 'Sandbox Shop',
			currency: 'EUR',
			ianaTimezone: 'Europe/Vienna',
			orderNumberPrefix: '#',
			orderNumberSuffix: '',
			taxesIncluded: true,
			exists: true,
		},
		plan: 'standard',
		apps: [makeApp({ ...DEFAULT_APP, accessTokens: [DEFAULT_APP.accessToken] })],
		notApproved: [],
		costFactor: 1,
		searchLagMs: 0,
		searchableMetafields: [],
		jobDelayMs: 1000,
		moveTouchesOrder: false,
	};
}

const makeApp = (seed: AppSeed): App => ({
	clientId: seed.clientId,
	clientSecret: seed.clientSecret ?? DEFAULT_APP.clientSecret,
	scopes: seed.scopes ?? [...DEFAULT_SCOPES],
	accessTokens: seed.accessTokens ?? [],
	installed: seed.installed ?? true,
	sameOrganization: seed.sameOrganization ?? true,
	notFoundTimes: seed.notFoundTimes ?? 0,
});

export function applySettings(settings: Settings, seed: SettingsSeed): void {
	Object.assign(settings.shop, seed.shop ?? {});
	for (const key of [
		'plan',
		'notApproved',
		'costFactor',
		'searchLagMs',
		'searchableMetafields',
		'jobDelayMs',
		'moveTouchesOrder',
	] as const) {
		if (seed[key] !== undefined) Object.assign(settings, { [key]: seed[key] });
	}
	if (seed.apps) settings.apps = seed.apps.map(makeApp);
	const first = settings.apps[0];
	if (seed.scopes && first) first.scopes = [...seed.scopes];
}
