import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { Order } from '../../../shared/model/order';
import { checkOrder } from '../../../shared/model/orderCheck';
import { describeProblems } from '../../../shared/model/shape';
import { isPositive } from '../../../shared/model/decimal';
import { dataOf } from '../../../shared/node/errorItem';
import type { BulkOperation, ResultItem, Run } from '../../../shared/node/types';
import { optionsCollection } from '../../../shared/ui/collections';
import { fulfillmentStates, pieceShape } from '../../client/fulfillmentOrders';
import type { FulfillmentState } from '../../client/fulfillmentWire';
import { SCOPES } from '../../client/limits';
import { grantedScopes } from '../../client/places';
import type { Shop } from '../../client/shop';
import { piecesOf } from '../../mapping/pieces';
import { orderGidOf } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';

const MOST_NAMED = 20;

export const getForOrders: BulkOperation = {
	kind: 'bulk',
	name: 'getForOrders',
	title: 'Get Pieces of Orders',
	action: 'Get the pieces of orders',
	description:
		'Divide the orders of earlier nodes into what each location has to send: one item per fulfillment order',
	fields: [
		optionsCollection([
			{
				displayName: 'Waiting Pieces',
				name: 'waitingPieces',
				type: 'options',
				options: [
					{ name: 'Leave Out', value: 'leaveOut', description: 'Until they are released' },
					{ name: 'Return', value: 'return', description: 'Like all others' },
				],
				default: 'return',
				description: 'What to do with pieces that are on hold or scheduled for a later day',
			},
		]),
	],
	run: getPieces,
};

async function getPieces(run: Run): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const orders = Array.from({ length: run.itemCount }, (_, item) => orderOf(run, item, shop));
	const gids = orders.map(({ id }) => orderGidOf(id) ?? '');
	const states = await fulfillmentStates(shop, gids, false, pieceShape());
	const hidden = await hiddenOrders(run, shop, orders, (index) => states.get(gids[index] ?? ''));
	const results = orders.flatMap((order, item): ResultItem[] => {
		const state = states.get(gids[item] ?? '');
		if (state === undefined || hidden.has(order.key)) return [];
		const { waitingPieces } = run.parameter<IDataObject>('options', item, {});
		return piecesOf(order, state, waitingPieces !== 'leaveOut').map((piece) => ({
			json: dataOf(piece),
			item,
		}));
	});
	const missing = orders.filter((_, item) => !states.has(gids[item] ?? ''));
	if (missing.length > 0) shop.remarks.add(`Shopify has no order ${named(missing)}`);
	tellAfter(run, run.itemCount - 1, shop);
	return results;
}

function orderOf(run: Run, item: number, shop: Shop): Order {
	const checked = checkOrder(run.input(item));
	if (!checked.ok) {
		throw new NodeOperationError(
			run.context.getNode(),
			`This item is not an order: ${describeProblems(checked.problems)}`,
			{
				description: 'Connect a node that returns unified orders, such as Shopify Sync: Get Many Orders.',
				itemIndex: item,
			},
		);
	}
	const { order } = checked;
	if (order.system === 'shopify' && order.account === shop.account.shop && order.part === null) return order;
	throw new NodeOperationError(
		run.context.getNode(),
		order.part === null
			? `Order ${order.number} is not of the shop ${shop.account.shop}: its key is ${order.key}`
			: `Order ${order.number} is a piece already: its key is ${order.key}`,
		{ description: 'Only whole orders of the shop of the credential can be divided.', itemIndex: item },
	);
}

/**
 * Shopify leaves out fulfillment orders that the app's scopes do not cover, without a word. An order with goods to send
 * and nobody to send them must not pass as a whole order: it would never be divided again.
 */
async function hiddenOrders(
	run: Run,
	shop: Shop,
	orders: readonly Order[],
	stateOf: (index: number) => FulfillmentState | undefined,
): Promise<Set<string>> {
	const suspects = orders.filter(
		(order, index) => isToBeSent(order) && stateOf(index)?.fulfillmentOrders.length === 0,
	);
	if (suspects.length === 0) return new Set();
	const scopes = await grantedScopes(shop);
	const lacking = [SCOPES.readOwnPieces, SCOPES.readOthersPieces].filter((scope) => !scopes.has(scope));
	if (lacking.length === 0) return new Set();
	const message = `Shopify does not show who sends order ${named(suspects)}: the app lacks the scope ${lacking.join(' and ')}`;
	if (lacking.includes(SCOPES.readOwnPieces)) {
		throw new NodeOperationError(run.context.getNode(), message, {
			description: 'Add the scope to a new version of the app, release it and approve it in the shop.',
		});
	}
	shop.remarks.add(`${message}. It is left out.`);
	return new Set(suspects.map(({ key }) => key));
}

function isToBeSent({ action, cancelledAt, lines }: Order): boolean {
	if (action === 'cancel' || cancelledAt !== null) return false;
	return lines.some(({ physical, openQuantity }) => physical && isPositive(openQuantity));
}

function named(orders: readonly Order[]): string {
	const names = orders.slice(0, MOST_NAMED).map(({ number }) => number);
	const more = orders.length - names.length;
	return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
