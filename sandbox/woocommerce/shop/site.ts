import { ok, Refusal } from '../answers.ts';
import type { Call, Reply } from '../call.ts';
import { CURRENCIES } from '../currencies.ts';
import { VERSION, WORDPRESS_VERSION } from '../defaults.ts';
import { links } from '../links.ts';
import { statusNames } from '../orders/statuses.ts';
import type { Routes } from '../routes.ts';
import type { World } from '../world.ts';

const GET_ONLY = ['GET'];

function currencyView(world: World, code: string): object {
	const known = CURRENCIES[code];
	const symbol = code === world.settings.currency ? world.settings.currencySymbol : (known?.symbol ?? code);
	return {
		code,
		name: known?.name ?? code,
		symbol,
		_links: links(world, `/data/currencies/${code}`, '/data/currencies', undefined, GET_ONLY),
	};
}

function currency({ world, params }: Call): Reply {
	const code = (params['code'] ?? '').toUpperCase();
	if (!Object.hasOwn(CURRENCIES, code))
		throw new Refusal(
			404,
			'woocommerce_rest_data_invalid_currency',
			'There are no currencies matching these parameters.',
		);
	return ok(currencyView(world, code));
}

function systemStatus({ settings }: World): object {
	return {
		environment: {
			home_url: settings.url,
			site_url: settings.url,
			version: VERSION,
			wp_version: WORDPRESS_VERSION,
			wp_multisite: false,
			wp_debug_mode: false,
			wp_cron: true,
			language: 'en_US',
			server_info: 'Apache',
			php_version: '8.2.36',
			php_max_execution_time: 30,
			default_timezone: 'UTC',
		},
		settings: {
			api_enabled: false,
			force_ssl: settings.https,
			currency: settings.currency,
			currency_symbol: settings.currencySymbol,
			currency_position: 'left',
			thousand_separator: ',',
			decimal_separator: '.',
			number_of_decimals: 2,
			order_datastore: settings.hpos ? 'OrdersTableDataStore' : 'WC_Order_Data_Store_CPT',
			HPOS_enabled: settings.hpos,
			HPOS_sync_enabled: false,
		},
		security: { secure_connection: settings.https, hide_errors: true },
		active_plugins: [],
		inactive_plugins: [],
	};
}

function orderTotals({ world }: Call): Reply {
	const count = (slug: string): number =>
		[...world.orders.values()].filter(({ status }) => status === slug).length;
	return ok(Object.entries(statusNames(world)).map(([slug, name]) => ({ slug, name, total: count(slug) })));
}

/** With the new order storage the vendor's report knows nothing; it is simulated only there. */
const emptySales = (): object => ({
	total_sales: '0.00',
	net_sales: '0.00',
	average_sales: '0.00',
	total_orders: 0,
	total_items: 0,
	total_tax: '0.00',
	total_shipping: '0.00',
	total_refunds: 0,
	total_discount: '0.00',
	totals_grouped_by: 'day',
	totals: {},
	total_customers: 0,
});

export const siteRoutes: Routes = {
	'GET /wc/v3/data/currencies': {
		permission: 'list',
		run: ({ world }) => ok(Object.keys(CURRENCIES).map((code) => currencyView(world, code))),
	},
	'GET /wc/v3/data/currencies/current': {
		permission: 'view',
		run: ({ world }) => ok(currencyView(world, world.settings.currency)),
	},
	'GET /wc/v3/data/currencies/{code}': { permission: 'view', run: currency },
	'GET /wc/v3/system_status': { permission: 'view', run: ({ world }) => ok(systemStatus(world)) },
	'GET /wc/v3/reports/orders/totals': { permission: 'list', run: orderTotals },
	'GET /wc/v3/reports/sales': { permission: 'list', run: () => ok([emptySales()]) },
	'GET /wc/v3/reports/top_sellers': { permission: 'list', run: () => ok([]) },
};
