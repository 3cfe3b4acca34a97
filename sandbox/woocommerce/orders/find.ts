import type { Call } from '../call.ts';
import { numberOf } from '../numbers.ts';
import type { ListSpec } from '../lists.ts';
import { listFrom } from '../schema/check.ts';
import type { Order, Refund } from './records.ts';
import { orderView, refundView } from './view.ts';

export const decimals = ({ args }: Call): number => (args['dp'] === undefined ? 2 : numberOf(args['dp']));

export const orderList: ListSpec<Order> = {
	view: (call, order) => orderView(call.world, order, decimals(call)),
	sort: {
		date: ({ createdAt }) => createdAt,
		modified: ({ modifiedAt }) => modifiedAt,
	},
	createdAt: ({ createdAt }) => createdAt,
	modifiedAt: ({ modifiedAt }) => modifiedAt,
};

export const refundList = (withParent: boolean): ListSpec<Refund> => ({
	view: (call, refund) => refundView(call.world, refund, decimals(call), withParent),
	sort: { date: ({ createdAt }) => createdAt, modified: ({ createdAt }) => createdAt },
	createdAt: ({ createdAt }) => createdAt,
	modifiedAt: ({ createdAt }) => createdAt,
});

/** "any" leaves out only the trash: unfinished checkouts are in it. */
export function findOrders(call: Call): Order[] {
	const { world, args } = call;
	const wanted = (name: string): unknown[] =>
		world.settings.ignoredFilters.includes(name) ? [] : listFrom(args[name]);
	const statuses = wanted('status');
	const vias = wanted('created_via');
	const parents = wanted('parent');
	const { customer, product, search } = args;
	return [...world.orders.values()].filter(
		(order) =>
			hasStatus(statuses, order.status) &&
			(vias.length === 0 || vias.includes(order.created_via)) &&
			(parents.length === 0 || parents.includes(order.parent_id)) &&
			(typeof customer !== 'number' || order.customer_id === customer) &&
			(typeof product !== 'number' || order.lines.some(({ product_id: id }) => id === product)) &&
			(typeof search !== 'string' ||
				search === '' ||
				matches(order, search.toLowerCase(), world.settings.hpos)),
	);
}

function hasStatus(wanted: unknown[], status: string): boolean {
	if (wanted.length === 0 || wanted.includes('any')) return status !== 'trash' || wanted.includes('trash');
	return wanted.includes(status);
}

/** Never by SKU or meta. */
function matches(order: Order, part: string, hpos: boolean): boolean {
	const { billing, shipping, lines, transaction_id: transaction } = order;
	const people = [billing, shipping].flatMap((address) => [
		address['email'] ?? '',
		`${address['first_name'] ?? ''} ${address['last_name'] ?? ''}`,
		address['company'] ?? '',
	]);
	const texts = [...people, ...lines.map(({ name }) => name), ...(hpos ? [transaction] : [])];
	return String(order.id) === part || texts.some((text) => text.toLowerCase().includes(part));
}
