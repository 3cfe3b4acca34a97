import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { OrderRules } from '../../nodes/OrderRules/OrderRules.node';
import type { Order } from '../../nodes/shared/model/order';
import { buildAddress, buildLine, buildOrder, d } from '../support/builders/order';
import { runNode } from '../support/engine';
import { makeWorld } from '../support/engine/world';

const MATCHED = 0;
const SKIPPED = 1;

const giftCard = buildLine({
	id: '88009',
	sku: 'GIFT-25',
	name: 'Gift card',
	physical: false,
	giftCard: true,
});
const asItem = (order: Order): IDataObject => ({ ...order }) as IDataObject;

async function run(orders: Array<Order | IDataObject>, parameters: INodeParameters = {}, more: object = {}) {
	return await runNode({
		nodeType: OrderRules,
		parameters,
		items: orders.map((order) => ({ ...order }) as IDataObject),
		...more,
	});
}

/** Numbers of the orders on each output. */
async function numbers(orders: Order[], parameters: INodeParameters = {}): Promise<unknown[][]> {
	const { outputs, error } = await run(orders, parameters);
	expect(error).toBeUndefined();
	return outputs.map((items) => items.map(({ json }) => json['number']));
}

function named(number: string, overrides: Partial<Order> = {}): Order {
	return buildOrder({ id: number, number, ...overrides });
}

describe('Order Rules with its defaults', () => {
	it('matches paid orders that are still to be shipped', async () => {
		const order = buildOrder();
		const { outputs } = await run([order]);
		expect(outputs).toEqual([[{ json: { ...order, action: 'import' }, pairedItem: { item: 0 } }], []]);
	});

	it('skips the others with a code and a sentence, and keeps the order', async () => {
		const order = buildOrder({ paymentStatus: 'pending' });
		const { outputs } = await run([order]);
		const skip = { code: 'paymentStatus', message: 'Payment status is pending; only paid is imported' };
		expect(outputs).toEqual([[], [{ json: { ...order, skip }, pairedItem: { item: 0 } }]]);
	});

	it('turns what the shop cancelled, refunded or emptied into cancellations', async () => {
		const orders = [
			named('cancelled', { cancelledAt: '2026-03-01T10:00:00Z' }),
			named('refunded', { paymentStatus: 'refunded' }),
			named('voided', { paymentStatus: 'voided' }),
			named('emptied', { lines: [buildLine({ currentQuantity: d('0'), openQuantity: d('0') })] }),
		];
		const { outputs } = await run(orders);
		expect(outputs[MATCHED]?.map(({ json }) => [json['number'], json['action']])).toEqual([
			['cancelled', 'cancel'],
			['refunded', 'cancel'],
			['voided', 'cancel'],
			['emptied', 'cancel'],
		]);
	});

	it('keeps test orders out', async () => {
		expect(await numbers([named('1', { test: true })])).toEqual([[], ['1']]);
		expect(await numbers([named('1', { test: true })], { options: { includeTestOrders: true } })).toEqual([
			['1'],
			[],
		]);
	});

	it('pairs every item with the one it comes from', async () => {
		const { outputs } = await run([named('1'), named('2', { paymentStatus: 'pending' }), named('3')]);
		expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 0 }, { item: 2 }],
			[{ item: 1 }],
		]);
	});

	it('hands binary data on and leaves the input as it was', async () => {
		const order = buildOrder({ lines: [giftCard, buildLine()] });
		const binary = { label: { data: 'AA==', mimeType: 'application/pdf' } };
		const item = { json: asItem(order), binary };
		const { outputs } = await runNode({
			nodeType: OrderRules,
			parameters: { physicalOnly: true },
			items: [item],
		});
		expect(outputs[MATCHED]?.[0]?.binary).toEqual(binary);
		expect(item.json).toEqual(order);
	});
});

describe('every setting of Order Rules', () => {
	const orders = [
		named('plain'),
		named('tagged', { tags: ['B2C', 'Express'] }),
		named('austria', { shippingAddress: buildAddress({ country: 'AT' }) }),
		named('partlyPaid', { paymentStatus: 'partiallyPaid' }),
		named('shipped', { fulfillmentStatus: 'fulfilled', lines: [buildLine({ openQuantity: d('0') })] }),
		named('giftCard', { lines: [giftCard] }),
		named('mixed', { lines: [giftCard, buildLine()] }),
		named('old', { createdAt: '2020-01-01T00:00:00Z' }),
	];

	it.each<[string, INodeParameters, string[]]>([
		['Payment Statuses', { paymentStatuses: ['partiallyPaid'] }, ['partlyPaid']],
		[
			'Payment Statuses, empty',
			{ paymentStatuses: [] },
			['plain', 'tagged', 'austria', 'partlyPaid', 'giftCard', 'mixed', 'old'],
		],
		['Payment Statuses as text', { paymentStatuses: '={{ "PARTIALLY_PAID, expired" }}' }, ['partlyPaid']],
		['Payment Statuses as a list', { paymentStatuses: '={{ ["partially paid"] }}' }, ['partlyPaid']],
		[
			'Fulfillment Statuses',
			{ fulfillmentStatuses: ['fulfilled'], options: { includeShipped: true } },
			['shipped'],
		],
		['Physical Goods Only', { physicalOnly: true }, ['plain', 'tagged', 'austria', 'mixed', 'old']],
		[
			'Physical Goods Only as text',
			{ physicalOnly: '={{ "true" }}' },
			['plain', 'tagged', 'austria', 'mixed', 'old'],
		],
		['Required Tags (All)', { conditions: { tagsAll: 'express, b2c' } }, ['tagged']],
		['Required Tags (All) as a list', { conditions: { tagsAll: '={{ ["express", "b2c"] }}' } }, ['tagged']],
		['Required Tags (Any)', { conditions: { tagsAny: 'express,other' } }, ['tagged']],
		[
			'Excluded Tags',
			{ conditions: { tagsNone: 'EXPRESS' } },
			['plain', 'austria', 'giftCard', 'mixed', 'old'],
		],
		['Countries', { conditions: { countriesAllowed: 'at, ch' } }, ['austria']],
		['Countries as a list', { conditions: { countriesAllowed: '={{ ["AT"] }}' } }, ['austria']],
		['Excluded Countries', { conditions: { countriesDenied: 'DE' } }, ['austria']],
		['Minimum Amount', { conditions: { minAmount: '29.76' } }, []],
		['Maximum Amount', { conditions: { maxAmount: '={{ 29.75 }}', countriesAllowed: 'AT' } }, ['austria']],
		[
			'Minimum and Maximum Amount at 0',
			{ conditions: { minAmount: '0', maxAmount: '0', countriesAllowed: 'AT' } },
			['austria'],
		],
		['Maximum Age in Days', { conditions: { maxAgeDays: 10, countriesAllowed: 'AT' } }, []],
		['Minimum Age in Minutes', { conditions: { minAgeMinutes: 60, tagsAll: 'b2c' } }, ['tagged']],
		[
			'Start Date',
			{ conditions: { createdFrom: '2026-03-01T00:00:00', tagsNone: 'b2c' } },
			['plain', 'austria', 'giftCard', 'mixed'],
		],
		[
			'settings that are empty',
			{
				conditions: {
					tagsAll: '',
					countriesAllowed: '={{ [] }}',
					minAmount: '={{ null }}',
					maxAgeDays: '={{ "" }}',
					createdFrom: '',
				},
			},
			['plain', 'tagged', 'austria', 'giftCard', 'mixed', 'old'],
		],
	])('%s', async (_setting, parameters, expected) => {
		const [matched] = await numbers(orders, parameters);
		expect(matched).toEqual(expected);
	});

	it('Cancel at Payment Statuses and at Fulfillment Statuses', async () => {
		const declined = named('declined', { fulfillmentStatus: 'requestDeclined' });
		const { outputs } = await run(
			[named('plain'), declined, named('refunded', { paymentStatus: 'refunded' })],
			{
				cancelPaymentStatuses: '={{ "paid" }}',
				cancelFulfillmentStatuses: ['requestDeclined'],
			},
		);
		expect(outputs[MATCHED]?.map(({ json }) => [json['number'], json['action']])).toEqual([
			['plain', 'cancel'],
			['declined', 'cancel'],
		]);
	});

	it('Pass On Cancellations', async () => {
		const cancelled = named('cancelled', { cancelledAt: '2026-03-01T10:00:00Z' });
		expect(await numbers([cancelled], { options: { passCancellations: false } })).toEqual([
			[],
			['cancelled'],
		]);
	});

	it('Delivery Date Pattern and Invalid Delivery Date', async () => {
		const tagged = [
			named('good', { tags: ['lieferung:2026-12-24'] }),
			named('bad', { tags: ['Lieferung: 2026-02-30'] }),
			named('none'),
		];
		const pattern = { deliveryDatePattern: 'Lieferung: YYYY-MM-DD' };
		const { outputs } = await run(tagged, { options: pattern });
		expect(outputs[MATCHED]?.map(({ json }) => [json['number'], json['deliveryDate']])).toEqual([
			['good', '2026-12-24'],
			['none', null],
		]);
		expect(outputs[SKIPPED]?.map(({ json }) => json['skip'])).toMatchObject([
			{ code: 'invalidDeliveryDate' },
		]);
		expect(await numbers(tagged, { options: { ...pattern, invalidDate: 'ignore' } })).toEqual([
			['good', 'bad', 'none'],
			[],
		]);
	});

	it('may differ from item to item', async () => {
		const parameters = { conditions: { tagsAll: '={{ $json.number === "1" ? "vip" : "" }}' } };
		expect(await numbers([named('1'), named('2')], parameters)).toEqual([['2'], ['1']]);
	});
});

describe('routes', () => {
	const routes = {
		route: [
			{ name: 'Express', match: 'all', conditions: { tagsAny: 'express' } },
			{
				name: '',
				match: 'any',
				conditions: { countriesAllowed: '={{ ["AT"] }}', paymentStatuses: ['partiallyPaid'] },
			},
			{ name: 'Gift Cards', conditions: { goods: 'noPhysical' } },
		],
	};
	const express = named('express', { tags: ['express'] });
	const austria = named('austria', { shippingAddress: buildAddress({ country: 'AT' }) });
	const both = named('both', { tags: ['express'], shippingAddress: buildAddress({ country: 'AT' }) });
	const gift = named('gift', { lines: [giftCard] });
	const plain = named('plain');
	const all = [express, austria, both, gift, plain, named('pending', { paymentStatus: 'pending' })];

	it.each([
		['firstRoute', [['plain'], ['pending'], ['express', 'both'], ['austria'], ['gift']]],
		['allRoutes', [['plain'], ['pending'], ['express', 'both'], ['austria', 'both'], ['gift']]],
		[
			'allRoutesAndMatched',
			[
				['express', 'austria', 'both', 'gift', 'plain'],
				['pending'],
				['express', 'both'],
				['austria', 'both'],
				['gift'],
			],
		],
	])('with %s', async (sendTo, expected) => {
		expect(await numbers(all, { routes, sendTo })).toEqual(expected);
	});

	it('become outputs of the node, after Matched and Skipped', () => {
		const outputs = outputsOf({ routes });
		expect(outputs).toEqual([
			{ type: 'main', displayName: 'Matched' },
			{ type: 'main', displayName: 'Skipped' },
			{ type: 'main', displayName: 'Express' },
			{ type: 'main', displayName: 'Route 2' },
			{ type: 'main', displayName: 'Gift Cards' },
		]);
		expect(outputsOf({})).toHaveLength(2);
	});

	it('send a cancellation wherever the order can have gone', async () => {
		const cancelled = named('cancelled', { cancelledAt: '2026-03-01T10:00:00Z', paymentStatus: 'refunded' });
		const { outputs } = await run([cancelled], { routes });
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0, 1, 0]);
	});
});

describe('an item that is no unified order', () => {
	const { currency, ...broken } = buildOrder();
	const items = [asItem(named('1')), { ...broken, note: currency } as IDataObject, asItem(named('3'))];

	it('stops the node and says which item, what is missing and what to do', async () => {
		const { error } = await run(items);
		expect(error).toMatchObject({
			message: expect.stringContaining('This item is no unified order: currency: is missing'),
			description: expect.stringContaining('let it return unified orders'),
			context: expect.objectContaining({ itemIndex: 1 }),
		});
	});

	it('goes to the error output when there is one, the others go on', async () => {
		const { outputs, error } = await run(items, {}, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(outputs).toHaveLength(3);
		expect(outputs.map((list) => list.length)).toEqual([2, 0, 1]);
		expect(outputs[2]?.[0]).toMatchObject({
			json: { error: expect.stringContaining('currency: is missing'), key: broken.key },
			pairedItem: { item: 1 },
		});
	});

	it('goes to the error output past the routes too', async () => {
		const routes = { route: [{ name: 'All', conditions: {} }] };
		const { outputs } = await run(items, { routes }, { onError: 'continueErrorOutput' });
		expect(outputs.map((list) => list.length)).toEqual([0, 0, 2, 1]);
	});

	it('goes to Skipped when the node continues: it must never look like an order to import', async () => {
		const { outputs } = await run(items, {}, { onError: 'continueRegularOutput' });
		expect(outputs.map((list) => list.length)).toEqual([2, 1]);
		expect(outputs[SKIPPED]?.[0]).toMatchObject({
			json: { error: expect.stringContaining('currency: is missing') },
			pairedItem: { item: 1 },
		});
	});
});

it.each<[string, INodeParameters, string]>([
	[
		'an unknown status',
		{ paymentStatuses: '={{ "payed" }}' },
		'"Payment Statuses" has the unknown status "payed"',
	],
	[
		'an unknown country',
		{ conditions: { countriesAllowed: 'Germany' } },
		'"Countries" has the unknown country "Germany"',
	],
	[
		'an amount with a comma',
		{ conditions: { minAmount: '12,50' } },
		'"Minimum Amount" is no amount: "12,50" has a comma',
	],
	['a date that is none', { conditions: { createdFrom: 'soon' } }, '"Start Date" is no date'],
	[
		'a pattern without placeholders',
		{ options: { deliveryDatePattern: 'Lieferung' } },
		'"Lieferung" is no date pattern',
	],
])('refuses %s in its settings', async (_what, parameters, message) => {
	const { error } = await run([buildOrder()], parameters);
	expect(error?.message).toContain(message);
});

it('does nothing with no items', async () => {
	const { error } = await run([]);
	expect(error).toBeUndefined();
});

/** As the editor and n8n ask for them. */
function outputsOf(parameters: INodeParameters): unknown {
	const { workflow, node, nodeType } = makeWorld({ nodeType: OrderRules, parameters });
	return NodeHelpers.getNodeOutputs(workflow, node, nodeType.description);
}
