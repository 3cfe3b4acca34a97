import { ok, Refusal } from '../answers.ts';
import type { Call } from '../call.ts';
import { links } from '../links.ts';
import type { Routes } from '../routes.ts';
import type { World } from '../world.ts';

interface Gateway {
	id: string;
	title: string;
	enabled: boolean;
	supports: string[];
}

const GATEWAYS: Gateway[] = [
	{ id: 'bacs', title: 'Direct bank transfer', enabled: true, supports: ['products'] },
	{ id: 'cheque', title: 'Check payments', enabled: false, supports: ['products'] },
	{ id: 'cod', title: 'Cash on delivery', enabled: true, supports: ['products'] },
	{ id: 'card_gateway', title: 'Card', enabled: true, supports: ['products', 'refunds'] },
];

/** Whether money can be sent back through the gateway. */
export const gatewayRefunds = (id: string): boolean =>
	GATEWAYS.some((gateway) => gateway.id === id && gateway.supports.includes('refunds'));

export const gatewayTitle = (id: string): string =>
	GATEWAYS.find((gateway) => gateway.id === id)?.title ?? id;

function view(world: World, { id, title, enabled, supports }: Gateway): object {
	const setting = {
		id: 'title',
		label: 'Title',
		description: '',
		type: 'safe_text',
		value: title,
		default: title,
		tip: '',
		placeholder: '',
	};
	return {
		id,
		title,
		description: '',
		order: '',
		enabled,
		method_title: title,
		method_description: '',
		method_supports: supports,
		settings: { title: setting },
		needs_setup: false,
		post_install_scripts: [],
		settings_url: `${world.settings.url}/wp-admin/admin.php?page=wc-settings&tab=checkout&section=${id}`,
		connection_url: null,
		setup_help_text: null,
		required_settings_keys: [],
		_links: links(world, `/payment_gateways/${id}`, '/payment_gateways', undefined, [
			'GET',
			'POST',
			'PUT',
			'PATCH',
		]),
	};
}

function gatewayOf({ params }: Call): Gateway {
	const gateway = GATEWAYS.find(({ id }) => id === params['gateway']);
	if (!gateway)
		throw new Refusal(404, 'woocommerce_rest_payment_gateway_invalid', 'Resource does not exist.');
	return gateway;
}

export const gatewayRoutes: Routes = {
	'GET /wc/v3/payment_gateways': {
		permission: 'list',
		run: ({ world }) => ok(GATEWAYS.map((gateway) => view(world, gateway))),
	},
	'GET /wc/v3/payment_gateways/{gateway}': {
		permission: 'view',
		run: (call) => ok(view(call.world, gatewayOf(call))),
	},
};
