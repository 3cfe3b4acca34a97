import { ok, Refusal } from '../answers.ts';
import type { Call } from '../call.ts';
import { links } from '../links.ts';
import type { Routes } from '../routes.ts';
import type { World } from '../world.ts';

interface Method {
	instance: number;
	id: string;
	title: string;
	cost: string;
}

const KINDS: Record<string, string> = {
	flat_rate: 'Flat rate',
	free_shipping: 'Free shipping',
	local_pickup: 'Local pickup',
};
const ZONES: Record<number, { name: string; countries: string[]; methods: Method[] }> = {
	0: { name: 'Locations not covered by your other zones', countries: [], methods: [] },
	1: {
		name: 'Denmark',
		countries: ['DK'],
		methods: [
			{ instance: 1, id: 'flat_rate', title: 'Flat rate', cost: '39' },
			{ instance: 2, id: 'local_pickup', title: 'Local pickup', cost: '' },
		],
	},
};

const zoneView = (world: World, id: number): object => ({
	id,
	name: ZONES[id]?.name ?? '',
	order: 0,
	_links: {
		...links(world, `/shipping/zones/${id}`, '/shipping/zones'),
		describedby: [{ href: world.href(`/shipping/zones/${id}/locations`) }],
	},
});

function zoneOf({ params }: Call): number {
	const id = Number(params['zone_id']);
	if (!ZONES[id])
		throw new Refusal(404, 'woocommerce_rest_shipping_zone_invalid', 'Resource does not exist.');
	return id;
}

function methodView(world: World, zoneId: number, { instance, id, title, cost }: Method): object {
	const path = `/shipping/zones/${zoneId}/methods`;
	const setting = (name: string, value: string): object => ({
		id: name,
		label: name,
		description: '',
		type: 'text',
		value,
		default: '',
		tip: '',
		placeholder: '',
	});
	return {
		id: instance,
		instance_id: instance,
		title,
		order: instance,
		enabled: true,
		method_id: id,
		method_title: KINDS[id] ?? id,
		method_description: '',
		settings: { title: setting('title', title), cost: setting('cost', cost) },
		_links: links(world, `${path}/${instance}`, path),
	};
}

export const shippingRoutes: Routes = {
	'GET /wc/v3/shipping/zones': {
		permission: 'list',
		run: ({ world }) => ok(Object.keys(ZONES).map((id) => zoneView(world, Number(id)))),
	},
	'GET /wc/v3/shipping/zones/{zone_id}': {
		permission: 'view',
		run: (call) => ok(zoneView(call.world, zoneOf(call))),
	},
	'GET /wc/v3/shipping/zones/{zone_id}/locations': {
		permission: 'list',
		run: (call) => ok((ZONES[zoneOf(call)]?.countries ?? []).map((code) => ({ code, type: 'country' }))),
	},
	'GET /wc/v3/shipping/zones/{zone_id}/methods': {
		permission: 'list',
		run: (call) => {
			const id = zoneOf(call);
			return ok((ZONES[id]?.methods ?? []).map((method) => methodView(call.world, id, method)));
		},
	},
	'GET /wc/v3/shipping_methods': {
		permission: 'list',
		run: ({ world }) =>
			ok(
				Object.entries(KINDS).map(([id, title]) => ({
					id,
					title,
					description: '',
					_links: links(world, `/shipping_methods/${id}`, '/shipping_methods', undefined, ['GET']),
				})),
			),
	},
};
