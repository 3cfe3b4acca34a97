import { ok, Refusal } from '../answers.ts';
import type { Call, Reply } from '../call.ts';
import { links } from '../links.ts';
import type { Routes } from '../routes.ts';
import { anything, required } from '../schema/types.ts';
import type { Settings } from '../settings.ts';
import type { World } from '../world.ts';

interface Option {
	group: 'general' | 'products' | 'tax';
	label: string;
	type: 'text' | 'select' | 'checkbox' | 'radio';
	fallback: string;
	read(settings: Settings): string;
	write?(settings: Settings, value: string): void;
}

const ALLOW = ['GET', 'POST', 'PUT', 'PATCH'];
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** Those that the shop is read by; the vendor has hundreds. */
const OPTIONS: Record<string, Option> = {
	woocommerce_default_country: {
		group: 'general',
		label: 'Country / State',
		type: 'select',
		fallback: 'US:CA',
		read: ({ country }) => country,
		write: (settings, value) => void (settings.country = value),
	},
	woocommerce_currency: {
		group: 'general',
		label: 'Currency',
		type: 'select',
		fallback: 'USD',
		read: ({ currency }) => currency,
		write: (settings, value) => void (settings.currency = value),
	},
	woocommerce_price_num_decimals: {
		group: 'general',
		label: 'Number of decimals',
		type: 'text',
		fallback: '2',
		read: () => '2',
	},
	woocommerce_calc_taxes: {
		group: 'general',
		label: 'Enable taxes',
		type: 'checkbox',
		fallback: 'no',
		read: () => 'yes',
	},
	woocommerce_weight_unit: {
		group: 'products',
		label: 'Weight unit',
		type: 'select',
		fallback: 'kg',
		read: () => 'kg',
	},
	woocommerce_dimension_unit: {
		group: 'products',
		label: 'Dimensions unit',
		type: 'select',
		fallback: 'cm',
		read: () => 'cm',
	},
	woocommerce_manage_stock: {
		group: 'products',
		label: 'Manage stock',
		type: 'checkbox',
		fallback: 'yes',
		read: ({ manageStock }) => yesNo(manageStock),
		write: (settings, value) => void (settings.manageStock = value === 'yes'),
	},
	woocommerce_prices_include_tax: {
		group: 'tax',
		label: 'Prices entered with tax',
		type: 'radio',
		fallback: 'no',
		read: ({ pricesIncludeTax }) => yesNo(pricesIncludeTax),
		write: (settings, value) => void (settings.pricesIncludeTax = value === 'yes'),
	},
	woocommerce_tax_based_on: {
		group: 'tax',
		label: 'Calculate tax based on',
		type: 'select',
		fallback: 'shipping',
		read: () => 'shipping',
	},
};
const GROUPS = { general: 'General', products: 'Products', tax: 'Tax' };

/** In the list of a group its id is not repeated. */
function view(world: World, id: string, option: Option, withGroup: boolean): object {
	const { group, label, type, fallback } = option;
	const path = `/settings/${group}`;
	return {
		id,
		label,
		description: '',
		type,
		default: fallback,
		value: option.read(world.settings),
		...(withGroup ? { group_id: group } : {}),
		_links: links(world, `${path}/${id}`, path, undefined, ALLOW),
	};
}

function optionOf({ params }: Call): { id: string; option: Option } {
	if (!Object.hasOwn(GROUPS, params['group'] ?? ''))
		throw new Refusal(404, 'rest_setting_setting_group_invalid', 'Invalid setting group.');
	const id = params['setting'] ?? '';
	const option = Object.hasOwn(OPTIONS, id) ? OPTIONS[id] : undefined;
	if (!option || option.group !== params['group'])
		throw new Refusal(404, 'rest_setting_setting_invalid', 'Invalid setting.');
	return { id, option };
}

function listGroup({ world, params }: Call): Reply {
	if (!Object.hasOwn(GROUPS, params['group'] ?? ''))
		throw new Refusal(404, 'rest_setting_setting_group_invalid', 'Invalid setting group.');
	const own = Object.entries(OPTIONS).filter(([, { group }]) => group === params['group']);
	return ok(own.map(([id, option]) => view(world, id, option, false)));
}

function update(call: Call): Reply {
	const { id, option } = optionOf(call);
	option.write?.(call.world.settings, String(call.args['value']));
	return ok(view(call.world, id, option, true));
}

export const optionRoutes: Routes = {
	'GET /wc/v3/settings': {
		permission: 'list',
		run: ({ world }) =>
			ok(
				Object.entries(GROUPS).map(([id, label]) => ({
					id,
					label,
					description: '',
					parent_id: '',
					sub_groups: [],
					_links: { options: [{ href: world.href(`/settings/${id}`) }] },
				})),
			),
	},
	'GET /wc/v3/settings/{group}': { permission: 'list', run: listGroup },
	'GET /wc/v3/settings/{group}/{setting}': {
		permission: 'view',
		run: (call) => {
			const { id, option } = optionOf(call);
			return ok(view(call.world, id, option, true));
		},
	},
	'PUT /wc/v3/settings/{group}/{setting}': {
		permission: 'edit',
		args: { value: required(anything) },
		run: update,
	},
};
