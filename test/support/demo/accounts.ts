import axios from 'axios';
import { DEFAULT_APP, DEFAULT_SHOP_NAME } from '../../../sandbox/shopify/defaults.ts';
import { WAREHOUSE_SKUS } from '../scenario/kinds.ts';

export const pulpoUser = { username: 'api_shop', password: 'Pulpo-Sandbox-1' };
export const warehouseName = 'Berlin';
export const fallbackCustomer = 'guests';
export const counterCustomer = 'counter';

/** What a user looks up in the two accounts and chooses in the template. */
export interface Accounts {
	warehouseId: number;
	fallbackCustomerId: number;
	/** All sales over the counter are booked on this one. */
	counterCustomerId: number;
}

export type SandboxUrls = Partial<Record<string, string>>;

/** Asks the sandbox's admin API; refusals say why. */
export async function admin<T>(adminUrl: string, path: string, body: unknown = {}): Promise<T> {
	const { status, data } = await axios.post(`${adminUrl}${path}`, body, {
		proxy: false,
		maxContentLength: Infinity,
		validateStatus: () => true,
	});
	if (status >= 400) throw new Error(`The sandbox refused ${path}: ${JSON.stringify(data)}`);
	return data;
}

/** Fills both simulated accounts with what a shop owner has before the first order. */
export async function seedAccounts(adminUrl: string): Promise<Accounts> {
	await admin(adminUrl, '/admin/shopify/seed', {
		products: [
			product('Shirt', 'SHIRT-M', '20.00'),
			product('Mug', 'MUG-01', '8.50'),
			{ ...product('Gift card', 'GIFT-25', '25.00'), isGiftCard: true },
		],
	});
	const seeded = await admin<{
		warehouses: Record<string, number>;
		third_parties: Record<string, number>;
	}>(adminUrl, '/admin/pulpo/seed', {
		warehouses: [{ name: warehouseName, city: 'Berlin', country_code: 'DE' }],
		users: [pulpoUser],
		third_parties: [
			{
				identifier_number: fallbackCustomer,
				identifier_type: 'shop',
				name: 'Web shop guests',
				third_type: 'C',
			},
			{
				identifier_number: counterCustomer,
				identifier_type: 'shop',
				name: 'Sold at the counter',
				third_type: 'C',
				attributes: {
					addresses: [{ name: 'Counter', address: { street: 'Marktplatz 1', zip: '10115', city: 'Berlin' } }],
				},
			},
		],
		products: WAREHOUSE_SKUS.map((sku) => ({ sku, name: sku, stock: 1_000_000 })),
		shipping_methods: [{ name: 'Parcel' }],
	});
	return {
		warehouseId: seeded.warehouses[warehouseName] ?? 0,
		fallbackCustomerId: seeded.third_parties[fallbackCustomer] ?? 0,
		counterCustomerId: seeded.third_parties[counterCustomer] ?? 0,
	};
}

const product = (title: string, sku: string, price: string) => ({
	title,
	variants: [{ sku, price, stock: 1_000 }],
});

/** As a user types it; API Base URL is the way to the sandbox. */
export const shopifyCredential = (urls: SandboxUrls) => ({
	id: 'shopify',
	name: 'Shopify (simulated)',
	type: 'shopifySyncApi',
	data: {
		shop: DEFAULT_SHOP_NAME,
		signIn: 'app',
		clientId: DEFAULT_APP.clientId,
		clientSecret: DEFAULT_APP.clientSecret,
		baseUrl: urls['shopify'] ?? '',
	},
});

export const pulpoCredential = (urls: SandboxUrls) => ({
	id: 'pulpo',
	name: 'PULPO WMS (simulated)',
	type: 'pulpoWmsApi',
	data: { ...pulpoUser, environment: 'custom', baseUrl: urls['pulpo'] ?? '' },
});

export const credentials = (urls: SandboxUrls) => [shopifyCredential(urls), pulpoCredential(urls)];
