import { DateTime } from 'luxon';
import { gid } from '../gid.ts';
import { fullNameOfPlan, isPlus } from './plan.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type { App, ShopSettings } from '../settings.ts';
import type { Shop } from '../shop.ts';

const zoned = (shop: Shop): DateTime =>
	DateTime.fromMillis(shop.now(), { zone: shop.settings.shop.ianaTimezone });

const setting =
	(read: (settings: ShopSettings) => unknown): Resolver =>
	({ settings }: Shop) =>
		read(settings.shop);

const domain = ({ settings }: Shop): string => `${settings.shop.name}.myshopify.com`;

const scopeList = (handles: string[]) =>
	handles.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') }));

export const shopResolvers: Resolvers = {
	Shop: {
		id: () => gid('Shop', 61234567890),
		name: setting(({ displayName }) => displayName),
		myshopifyDomain: domain,
		primaryDomain: (shop: Shop) => ({
			id: gid('Domain', 1),
			host: domain(shop),
			url: `https://${domain(shop)}`,
			sslEnabled: true,
		}),
		url: (shop: Shop) => `https://${domain(shop)}`,
		email: (shop: Shop) => `owner@${shop.settings.shop.name}.example`,
		contactEmail: (shop: Shop) => `owner@${shop.settings.shop.name}.example`,
		shopOwnerName: () => 'Olivia Owner',
		currencyCode: setting(({ currency }) => currency),
		enabledPresentmentCurrencies: setting(({ currency }) => [currency]),
		ianaTimezone: setting(({ ianaTimezone }) => ianaTimezone),
		timezoneAbbreviation: (shop: Shop) => zoned(shop).offsetNameShort ?? 'UTC',
		timezoneOffset: (shop: Shop) => zoned(shop).toFormat('ZZZ'),
		timezoneOffsetMinutes: (shop: Shop) => zoned(shop).offset,
		orderNumberFormatPrefix: setting(({ orderNumberPrefix }) => orderNumberPrefix),
		orderNumberFormatSuffix: setting(({ orderNumberSuffix }) => orderNumberSuffix),
		taxesIncluded: setting(({ taxesIncluded }) => taxesIncluded),
		taxShipping: () => true,
		setupRequired: () => false,
		unitSystem: () => 'METRIC_SYSTEM',
		weightUnit: () => 'KILOGRAMS',
		plan: ({ settings }: Shop) => ({
			displayName: fullNameOfPlan(settings.plan),
			publicDisplayName: fullNameOfPlan(settings.plan),
			partnerDevelopment: false,
			shopifyPlus: isPlus(settings.plan),
		}),
	},
	AppInstallation: {
		id: () => gid('AppInstallation', 410000001),
		accessScopes: (_: App, __: unknown, { granted }: CallContext) => scopeList(granted),
		app: (app: App) => ({
			id: gid('App', 4100001),
			apiKey: app.clientId,
			handle: 'shopbridge',
			title: 'Shopbridge',
			embedded: false,
			published: false,
			shopifyDeveloped: false,
			requestedAccessScopes: scopeList(app.scopes),
			availableAccessScopes: scopeList(app.scopes),
			webhookApiVersion: '2026-10',
		}),
		launchUrl: () => 'https://shopify.dev/apps/default-app-home',
	},
};
