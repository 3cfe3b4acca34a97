import { created, invalidId, needsForce, ok, Refusal } from '../answers.ts';
import { idOf, isRow, type Call, type Reply, type Row } from '../call.ts';
import { answerList, type ListSpec } from '../lists.ts';
import { writeMeta } from '../meta.ts';
import { BILLING, SHIPPING } from '../orders/args.ts';
import { blankBilling, blankShipping } from '../address.ts';
import { textsOf } from '../products/write.ts';
import type { Customer } from '../records.ts';
import { resourceRoutes } from '../resource.ts';
import { META, oneOf, order, PAGE, required, text, whole, withDefault, type Args } from '../schema/types.ts';
import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';
import { customerView } from './customerView.ts';

const ROLES = ['administrator', 'editor', 'author', 'contributor', 'subscriber', 'customer', 'shop_manager'];
const FILTERS: Args = {
	...PAGE,
	...order('asc'),
	email: { type: 'string', format: 'email' },
	role: withDefault(oneOf('all', ...ROLES), 'customer'),
	orderby: withDefault(oneOf('id', 'include', 'name', 'registered_date'), 'name'),
};
const FIELDS: Args = {
	email: { type: 'string', format: 'email' },
	username: text,
	password: text,
	first_name: text,
	last_name: text,
	billing: BILLING,
	shipping: SHIPPING,
	meta_data: META,
};
const NEW: Args = { ...FIELDS, email: required({ type: 'string', format: 'email' }) };

const list: ListSpec<Customer> = {
	view: ({ world }, customer) => customerView(world, customer),
	sort: {
		name: ({ username }) => username,
		registered_date: ({ createdAt }) => createdAt,
	},
};

function find({ world, args }: Call): Customer[] {
	const { email, role } = args;
	const part = typeof args['search'] === 'string' ? args['search'].toLowerCase() : '';
	return [...world.customers.values()].filter(
		(customer) =>
			(role === 'all' || customer.role === role) &&
			(typeof email !== 'string' || customer.email.toLowerCase() === email.toLowerCase()) &&
			[customer.email, customer.username, customer.first_name, customer.last_name].some((own) =>
				own.toLowerCase().includes(part),
			),
	);
}

export function newCustomer(world: World, email: string, id = world.id('user')): Customer {
	const at = world.now();
	return {
		id,
		email,
		username: freeName(world, email.split('@')[0] ?? 'customer'),
		first_name: '',
		last_name: '',
		role: 'customer',
		billing: blankBilling(),
		shipping: blankShipping(),
		meta: [],
		createdAt: at,
		modifiedAt: at,
	};
}

function freeName(world: World, name: string): string {
	const taken = new Set([...world.customers.values()].map(({ username }) => username));
	for (let number = 0; ; number += 1) {
		const candidate = number === 0 ? name : `${name}${number}`;
		if (!taken.has(candidate)) return candidate;
	}
}

const emailOwner = (world: World, email: string): Customer | undefined =>
	[...world.customers.values()].find((one) => one.email.toLowerCase() === email.toLowerCase());

/** Created and updated are both announced. */
function create({ world, args }: Call): Reply {
	const email = String(args['email'] ?? '');
	if (emailOwner(world, email)) {
		const message = 'An account is already registered with your email address.';
		throw new Refusal(400, 'registration-error-email-exists', message);
	}
	const customer = newCustomer(world, email);
	write(world, customer, args);
	if (typeof args['username'] === 'string' && args['username'] !== '') customer.username = args['username'];
	customer.meta.push(world.meta('default_password_nag', '1'));
	world.customers.set(customer.id, customer);
	announce(world, 'customer.created', customer.id);
	announce(world, 'customer.updated', customer.id);
	return created(customerView(world, customer), world.href(`/customers/${customer.id}`));
}

export function write(world: World, customer: Customer, args: Row): void {
	if (typeof args['email'] === 'string') {
		const owner = emailOwner(world, args['email']);
		if (owner && owner.id !== customer.id)
			throw new Refusal(400, 'woocommerce_rest_customer_invalid_email', 'Email address is invalid.');
		customer.email = args['email'];
	}
	for (const name of ['first_name', 'last_name'] as const)
		if (typeof args[name] === 'string') customer[name] = args[name];
	for (const name of ['billing', 'shipping'] as const) {
		const given = args[name];
		if (!isRow(given)) continue;
		for (const [key, value] of Object.entries(textsOf(given)))
			if (key in customer[name]) customer[name][key] = value;
	}
	writeMeta(world, customer.meta, args['meta_data']);
	customer.modifiedAt = world.now();
}

function update(call: Call): Reply {
	const customer = customerOf(call);
	write(call.world, customer, call.args);
	announce(call.world, 'customer.updated', customer.id);
	return ok(customerView(call.world, customer));
}

function remove(call: Call): Reply {
	const customer = customerOf(call);
	if (call.args['force'] !== true) throw needsForce();
	const before = customerView(call.world, customer);
	call.world.customers.delete(customer.id);
	announce(call.world, 'customer.deleted', customer.id);
	return ok(before);
}

/** Users have their own code, without the kind in it. */
function customerOf(call: Call): Customer {
	const customer = call.world.customers.get(idOf(call));
	if (!customer) throw call.inBatch ? invalidId('customer', true) : notFound();
	return customer;
}

const notFound = (): Refusal => new Refusal(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');

export const customerRoutes = resourceRoutes('/wc/v3/customers', {
	filters: FILTERS,
	fields: FIELDS,
	newFields: NEW,
	removeArgs: { reassign: whole },
	list: (call) => answerList(call, find(call), list),
	show: (call) => ok(customerView(call.world, customerOf(call))),
	create,
	update,
	remove,
});
