import type { Router } from './routes.ts';
import type { World } from './world.ts';

/** `/wp-json`: open to everybody. */
export function siteIndex(world: World, router: Router): object {
	const { settings, time } = world;
	return {
		name: settings.name,
		description: '',
		url: settings.url,
		home: settings.url,
		gmt_offset: time.offsetMs(world.now()) / 3_600_000,
		timezone_string: settings.timezone,
		namespaces: ['oembed/1.0', 'wc/v1', 'wc/v2', 'wc/v3', 'wc/store/v1', 'wc-analytics', 'wp/v2'],
		authentication: [],
		routes: routesOf(world, router),
	};
}

/** `/wp-json/wc/v3`: what the shop can do, also open to everybody. */
export const namespaceIndex = (world: World, router: Router): object => ({
	namespace: 'wc/v3',
	routes: routesOf(world, router),
	_links: { up: [{ href: `${world.settings.url.replace(/\/$/, '')}/wp-json/` }] },
});

const DIGITS = /\{(id|\w+_id|zone)\}/g;

function routesOf({ settings }: World, router: Router): object {
	const isThere = (template: string): boolean =>
		(settings.brands || !template.startsWith('/wc/v3/products/brands')) &&
		(settings.variationsList || template !== '/wc/v3/variations') &&
		(settings.refundsList || template !== '/wc/v3/refunds') &&
		(settings.fulfillments || !template.endsWith('/fulfillments')) &&
		(settings.shipmentTracking || !template.startsWith('/wc-shipment-tracking'));
	return Object.fromEntries(
		router
			.list()
			.filter(({ template }) => isThere(template))
			.map(({ template, methods }) => [
				template.replace(DIGITS, '(?P<$1>[\\d]+)').replace(/\{(\w+)\}/g, '(?P<$1>[\\w-]+)'),
				{ namespace: 'wc/v3', methods, endpoints: [{ methods, args: {} }] },
			]),
	);
}
