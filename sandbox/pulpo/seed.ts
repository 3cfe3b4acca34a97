import type { PulpoConfig } from './config.ts';
import type { Row } from './fields.ts';
import { createOrder } from './orders/write.ts';
import { productRows, type ManyProducts, type ProductSeed } from './products/seed.ts';
import { createProduct } from './products/write.ts';
import type { Channel, Country, Merchant, Setting, User, Warehouse } from './records.ts';
import { createShippingMethod } from './shippingMethods.ts';
import { newStamp, nextId, type PulpoState } from './state.ts';
import { levelOf } from './stocks.ts';
import { createThirdParty } from './thirdParties.ts';

/** Body of admin `seed`. Everything is optional and comes on top of what is there; `id` may be given everywhere. */
export interface SeedBody {
	tenant?: { id?: number };
	config?: Partial<PulpoConfig>;
	warehouses?: Array<Partial<Warehouse> & { name: string }>;
	/** `warehouses` by id or name; default all. */
	users?: Array<{
		username: string;
		password: string;
		id?: number;
		email?: string;
		active?: boolean;
		warehouses?: Array<number | string>;
	}>;
	countries?: Array<Partial<Country> & { alpha_2: string }>;
	merchants?: Array<
		Partial<Merchant> & { name: string; channels?: Array<Partial<Channel> & { name: string }> }
	>;
	settings?: Array<{
		key: string;
		value: string;
		enabled?: boolean;
		warehouse_id?: number;
		user_id?: number;
	}>;
	third_parties?: Row[];
	/** `stock`: a number for every warehouse, or warehouse id or name -> number. */
	products?: ProductSeed[] | ManyProducts;
	shipping_methods?: Array<Row & { name: string }>;
	sales_orders?: Row[];
}

export interface SeedResult {
	tenant_id: number;
	warehouses: Record<string, number>;
	users: Record<string, number>;
	third_parties: Record<string, number>;
	products: Record<string, number>;
	shipping_methods: Record<string, number>;
	sales_orders: Record<string, number>;
}

export function seed(state: PulpoState, body: SeedBody): SeedResult {
	if (body.tenant?.id !== undefined) state.tenantId = body.tenant.id;
	Object.assign(state.config, body.config);
	const warehouses = ids(
		body.warehouses,
		({ name }) => name,
		(row) => addWarehouse(state, row),
	);
	const users = ids(
		body.users,
		({ username }) => username,
		(row) => addUser(state, row),
	);
	for (const row of body.countries ?? []) addCountry(state, row);
	for (const row of body.merchants ?? []) addMerchant(state, row);
	for (const row of body.settings ?? []) addSetting(state, row);
	const thirdParties = ids(
		body.third_parties,
		(row) => String(row['identifier_number']),
		(row) => addThirdParty(state, row),
	);
	const products = ids(
		productRows(body.products),
		({ sku }) => sku,
		(row) => addProduct(state, row),
	);
	const methods = ids(
		body.shipping_methods,
		({ name }) => name,
		({ id, ...row }) => createShippingMethod(state, row, id as number | undefined).id,
	);
	const orders = ids(
		body.sales_orders,
		(row) => String(row['order_num']),
		(row) => addOrder(state, row),
	);
	return {
		tenant_id: state.tenantId,
		warehouses,
		users,
		third_parties: thirdParties,
		products,
		shipping_methods: methods,
		sales_orders: orders,
	};
}

function ids<T>(
	rows: T[] | undefined,
	name: (row: T) => string,
	add: (row: T) => number,
): Record<string, number> {
	return Object.fromEntries((rows ?? []).map((row) => [name(row), add(row)]));
}

function addWarehouse(state: PulpoState, row: Partial<Warehouse> & { name: string }): number {
	const warehouse: Warehouse = {
		...newStamp(state, 'warehouse', row.id),
		active: true,
		line1: 'Lagerweg 1',
		line2: null,
		city: null,
		state: null,
		zip_code: null,
		country_code: null,
		phone: null,
		fax: null,
		email: null,
		site: null,
		priority: 1,
		company_name: null,
		tenant_id: state.tenantId,
		...row,
	};
	state.warehouses.set(warehouse.id, warehouse);
	return warehouse.id;
}

function addUser(state: PulpoState, row: NonNullable<SeedBody['users']>[number]): number {
	const all = [...state.warehouses.values()];
	const user: User = {
		...newStamp(state, 'user', row.id),
		username: row.username,
		password: row.password,
		email: row.email ?? `${row.username}@shop.example`,
		active: row.active ?? true,
		language: 'en',
		warehouse_ids: row.warehouses
			? row.warehouses.map((name) => warehouseId(state, name))
			: all.map(({ id }) => id),
	};
	state.users.set(user.id, user);
	return user.id;
}

function warehouseId(state: PulpoState, idOrName: number | string): number {
	const found = [...state.warehouses.values()].find(
		({ id, name }) => String(id) === String(idOrName) || name === idOrName,
	);
	if (!found) throw new Error(`no warehouse "${idOrName}"`);
	return found.id;
}

function addCountry(state: PulpoState, row: Partial<Country> & { alpha_2: string }): void {
	const known = [...state.countries.values()].find(({ alpha_2 }) => alpha_2 === row.alpha_2);
	const country: Country = {
		...(known ?? newStamp(state, 'country', row.id)),
		country_name: row.alpha_2,
		alpha_3: '',
		country_code: '',
		iso_3166_2: `ISO 3166-2:${row.alpha_2}`,
		...known,
		...row,
	};
	state.countries.set(country.id, country);
}

function addMerchant(
	state: PulpoState,
	{ channels = [], ...row }: NonNullable<SeedBody['merchants']>[number],
): void {
	const base = { full_name: row.name, active: true };
	const merchant: Merchant = {
		...newStamp(state, 'merchant', row.id),
		...base,
		is_default: state.merchants.size === 0,
		tenant_id: state.tenantId,
		...row,
	};
	state.merchants.set(merchant.id, merchant);
	for (const [index, given] of channels.entries()) {
		const stamp = newStamp(state, 'channel', given.id);
		const channel: Channel = {
			...stamp,
			...base,
			is_default: index === 0,
			merchant_id: merchant.id,
			...given,
		};
		state.channels.set(channel.id, channel);
	}
}

function addSetting(state: PulpoState, row: NonNullable<SeedBody['settings']>[number]): void {
	const setting: Setting = {
		id: nextId(state, 'setting'),
		enabled: true,
		tenant_id: state.tenantId,
		warehouse_id: null,
		user_id: null,
		...row,
	};
	state.settings.set(setting.id, setting);
}

function addThirdParty(state: PulpoState, { id, ...row }: Row): number {
	const filled = {
		identifier_type: 'ID',
		third_type: 'C',
		tenant_id: state.tenantId,
		name: String(row['identifier_number']),
		...row,
	};
	const written = createThirdParty(state, filled, id as number | undefined);
	if (!written.ok)
		throw new Error(`third party ${String(row['identifier_number'])}: ${JSON.stringify(written.problems)}`);
	return written.party.id;
}

function addProduct(state: PulpoState, { id, stock, ...row }: ProductSeed): number {
	const filled = { name: row.sku, active: true, management_type: 'none', ...row };
	const written = createProduct(state, filled, id as number | undefined);
	if (!written.ok) throw new Error(`product ${row.sku}: ${JSON.stringify(written.problems)}`);
	const levels =
		typeof stock === 'number'
			? Object.fromEntries([...state.warehouses.keys()].map((key) => [key, stock]))
			: (stock ?? {});
	for (const [name, quantity] of Object.entries(levels)) {
		levelOf(state, written.product.id, warehouseId(state, name)).storage = quantity;
	}
	return written.product.id;
}

function addOrder(state: PulpoState, row: Row): number {
	const user = [...state.users.values()][0];
	if (!user) throw new Error('seed a user before sales orders');
	const written = createOrder(state, user, row);
	if (!written.ok)
		throw new Error(`sales order ${String(row['order_num'])}: ${JSON.stringify(written.problems)}`);
	return written.order.id;
}
