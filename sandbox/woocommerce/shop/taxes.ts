import { created, invalidId, ok } from '../answers.ts';
import { idOf, type Call, type Reply } from '../call.ts';
import { links } from '../links.ts';
import { answerList, type ListSpec } from '../lists.ts';
import { numberOf } from '../numbers.ts';
import { READ } from '../resource.ts';
import type { TaxRate } from '../records.ts';
import type { Routes } from '../routes.ts';
import { flag, oneOf, order, PAGE, text, withDefault, type Args } from '../schema/types.ts';
import type { World } from '../world.ts';

const CLASSES: Record<string, string> = {
	standard: 'Standard rate',
	'reduced-rate': 'Reduced rate',
	'zero-rate': 'Zero rate',
};
const CLASS = oneOf(...Object.keys(CLASSES));
const FILTERS: Args = {
	...PAGE,
	...order('asc'),
	class: CLASS,
	orderby: withDefault(oneOf('id', 'order', 'priority'), 'order'),
};
const FIELDS: Args = {
	country: text,
	state: text,
	rate: text,
	name: text,
	class: withDefault(CLASS, 'standard'),
	shipping: withDefault(flag, true),
};

export function taxView(world: World, { id, country, name, rate, shipping, taxClass }: TaxRate): object {
	return {
		id,
		country,
		state: '',
		postcode: '',
		city: '',
		rate: rate.toFixed(4),
		name,
		priority: 1,
		compound: false,
		shipping,
		order: 0,
		class: taxClass === '' ? 'standard' : taxClass,
		postcodes: [],
		cities: [],
		_links: links(world, `/taxes/${id}`, '/taxes'),
	};
}

const list: ListSpec<TaxRate> = { view: ({ world }, rate) => taxView(world, rate) };

function create({ world, args }: Call): Reply {
	const rate = addTaxRate(world, {
		country: String(args['country'] ?? ''),
		name: String(args['name'] ?? 'Tax'),
		rate: numberOf(args['rate']),
		shipping: args['shipping'] === true,
		taxClass: args['class'] === 'standard' ? '' : String(args['class'] ?? ''),
	});
	return created(taxView(world, rate), world.href(`/taxes/${rate.id}`));
}

export function addTaxRate(world: World, rate: Omit<TaxRate, 'id'>): TaxRate {
	const id = Math.max(0, ...world.taxRates.keys()) + 1;
	const added = { id, ...rate };
	world.taxRates.set(id, added);
	return added;
}

export const taxRoutes: Routes = {
	'GET /wc/v3/taxes': {
		permission: 'list',
		args: FILTERS,
		run: (call) => {
			const wanted = call.args['class'] === 'standard' ? '' : call.args['class'];
			const rates = [...call.world.taxRates.values()];
			return answerList(
				call,
				wanted === undefined ? rates : rates.filter(({ taxClass }) => taxClass === wanted),
				list,
			);
		},
	},
	'POST /wc/v3/taxes': { permission: 'create', args: FIELDS, run: create },
	'GET /wc/v3/taxes/{id}': {
		permission: 'view',
		args: READ,
		run: (call) => {
			const rate = call.world.taxRates.get(idOf(call));
			if (!rate) throw invalidId('tax');
			return ok(taxView(call.world, rate));
		},
	},
	'GET /wc/v3/taxes/classes': {
		permission: 'list',
		run: ({ world }) =>
			ok(
				Object.entries(CLASSES).map(([slug, name]) => ({
					slug,
					name,
					_links: { collection: [{ href: world.href('/taxes/classes') }] },
				})),
			),
	},
};
