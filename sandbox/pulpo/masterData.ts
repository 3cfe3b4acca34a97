import { MISSING, ok, refused } from './answers.ts';
import { answerList, columns, type ListSpec } from './lists.ts';
import type { Channel, Country, Merchant, Setting, User, Warehouse } from './records.ts';
import type { Routes } from './routes.ts';
import type { PulpoState } from './state.ts';

/** What the account has and clients only read. */

const warehouseList: ListSpec<Warehouse> = {
	key: 'warehouses',
	columns: columns<Warehouse>({
		id: 'integer',
		name: 'string',
		active: 'boolean',
		city: 'string',
		line1: 'string',
		line2: 'string',
		state: 'string',
		zip_code: 'string',
		phone: 'string',
		fax: 'string',
		email: 'string',
		site: 'string',
		priority: 'integer',
		inserted_at: 'time',
		updated_at: 'time',
	}),
	view: (warehouse) => warehouse,
};

const countryList: ListSpec<Country> = {
	key: 'countries',
	columns: columns<Country>({
		id: 'integer',
		country_name: 'string',
		alpha_2: 'string',
		alpha_3: 'string',
		country_code: 'string',
		iso_3166_2: 'string',
	}),
	view: (country) => country,
};

const settingList: ListSpec<Setting> = {
	key: 'settings',
	columns: columns<Setting>({
		id: 'integer',
		key: 'string',
		tenant_id: 'integer',
		warehouse_id: 'integer',
		user_id: 'integer',
		enabled: 'boolean',
	}),
	view: (setting) => setting,
};

const merchantList: ListSpec<Merchant> = {
	key: 'merchants',
	columns: columns<Merchant>({
		id: 'integer',
		name: 'string',
		full_name: 'string',
		active: 'boolean',
		is_default: 'boolean',
	}),
	view: (merchant) => merchant,
};

const channelList: ListSpec<Channel> = {
	key: 'channels',
	columns: columns<Channel>({
		id: 'integer',
		name: 'string',
		full_name: 'string',
		active: 'boolean',
		is_default: 'boolean',
	}),
	view: (channel) => channel,
};

export const warehousesOf = (state: PulpoState, user: User): Warehouse[] =>
	[...state.warehouses.values()].filter((warehouse) => user.warehouse_ids.includes(warehouse.id));

function userView(state: PulpoState, user: User): object {
	const { password: _password, warehouse_ids: _ids, ...shown } = user;
	return {
		...shown,
		type: 'user',
		tenant_id: state.tenantId,
		warehouses: warehousesOf(state, user),
		merchants: [...state.merchants.values()],
	};
}

export const masterDataRoutes: Routes = {
	'GET /iam/users/me': ({ state, user }) => ok(userView(state, user)),
	'GET /warehouses': ({ state, user, request }) =>
		answerList(warehouseList, warehousesOf(state, user), request.query, state.config),
	'GET /warehouses/{id}': ({ state, user, params }) => {
		const warehouse = warehousesOf(state, user).find(({ id }) => String(id) === params['id']);
		return warehouse ? ok(warehouse) : refused(422, { id: MISSING });
	},
	'GET /countries': ({ state, request }) =>
		answerList(countryList, state.countries.values(), request.query, state.config),
	'GET /setting': ({ state, request }) =>
		answerList(settingList, state.settings.values(), request.query, state.config),
	'GET /merchants': ({ state, request }) =>
		answerList(merchantList, state.merchants.values(), request.query, state.config),
	'GET /merchants/{id}': ({ state, params }) => {
		const merchant = state.merchants.get(Number(params['id']));
		return merchant ? ok(merchant) : refused(422, { id: MISSING });
	},
	'GET /merchants/{id}/channels': ({ state, request, params }) => {
		const channels = [...state.channels.values()].filter(
			(channel) => String(channel.merchant_id) === params['id'],
		);
		return answerList(channelList, channels, request.query, state.config);
	},
};
