import type { IDataObject } from 'n8n-workflow';

import { buildOrder } from '../support/builders/order';
import { IMPORT, jsonOf, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
});
afterAll(async () => {
	await pulpo.stop();
});

const orders = (count: number) =>
	Array.from({ length: count }, (_, index) => buildOrder({ id: String(index + 1), number: `#${index + 1}` }));

async function operate(
	resource: string,
	operation: string,
	parameters: IDataObject = {},
	items?: IDataObject[],
) {
	return await pulpo.run({
		parameters: { resource, operation, ...parameters } as never,
		...(items ? { items } : {}),
	});
}

it('tells after an import how many requests it took, against the fewest possible', async () => {
	const items = orders(3) as unknown as IDataObject[];
	const first = await pulpo.run({ parameters: IMPORT, items });
	// Look-ups of orders, SKUs and customers; tenant, customer, orders.
	expect(first.stored).toContain('PULPO WMS: 6 requests, fewest possible 6');
	const second = await pulpo.run({ parameters: IMPORT, items });
	expect(second.stored).toContain('PULPO WMS: 1 request, fewest possible 1');
});

describe('sales order: get', () => {
	it('gets an order by its exact number or by its ID', async () => {
		await pulpo.import(orders(12));
		const byNumber = await operate('salesOrder', 'get', { number: '#1' });
		expect(jsonOf(byNumber.outputs[0])).toMatchObject([
			{ order_num: '#1', items: [{ line_order_id: '88001' }] },
		]);
		const id = jsonOf(byNumber.outputs[0])[0]?.['id'] as number;
		const byId = await operate('salesOrder', 'get', { findBy: 'id', id: String(id) });
		expect(jsonOf(byId.outputs[0])).toMatchObject([{ id, order_num: '#1' }]);
	});

	it('says which order does not exist', async () => {
		expect((await operate('salesOrder', 'get', { number: '#77' })).error?.message).toBe(
			'PULPO WMS has no order #77',
		);
		expect((await operate('salesOrder', 'get', { findBy: 'id', id: '77' })).error?.message).toBe(
			'PULPO WMS has no order 77',
		);
	});
});

describe('sales order: get many', () => {
	it('reads page by page and never trusts total_results', async () => {
		await pulpo.import(orders(205));
		await pulpo.clearCounts();
		const all = await operate('salesOrder', 'getMany', { returnAll: true });
		expect(all.outputs[0]).toHaveLength(205);
		expect(await pulpo.calls()).toEqual({ 'GET /sales/orders': 3 });
		expect(all.stored).toContain('PULPO WMS: 3 requests');
		const some = await operate('salesOrder', 'getMany', { limit: 120 });
		expect(some.outputs[0]).toHaveLength(120);
	});

	it('filters by number, state, time and warehouse', async () => {
		await pulpo.import(orders(4));
		await pulpo.act('setOrderState', { order_num: '#2', state: 'picking' });
		await pulpo.act('setOrderState', { order_num: '#3', state: 'ended' });
		const numbers = async (filters: IDataObject) =>
			jsonOf((await operate('salesOrder', 'getMany', { returnAll: true, filters })).outputs[0]).map(
				(row) => row['order_num'],
			);
		expect(await numbers({ numbers: '#1, #4' })).toEqual(['#1', '#4']);
		expect(await numbers({ numbers: '#4' })).toEqual(['#4']);
		expect(await numbers({ states: ['picking', 'ended'] })).toEqual(['#2', '#3']);
		expect(await numbers({ states: ['queue'] })).toEqual(['#1', '#4']);
		expect(await numbers({ warehouseId: '43' })).toEqual([]);
		expect(
			await numbers({ createdAfter: '2020-01-01T00:00:00Z', createdBefore: '2020-02-01T00:00:00Z' }),
		).toEqual([]);
		expect(await numbers({ updatedAfter: '2020-01-01T00:00:00Z' })).toHaveLength(4);
	});
});

describe('sales order: cancel', () => {
	it('cancels in bulk; what is cancelled already counts as done', async () => {
		await pulpo.import(orders(4));
		await pulpo.act('setOrderState', { order_num: '#2', state: 'cancelled' });
		await pulpo.act('setOrderState', { order_num: '#3', state: 'ended' });
		const run = await operate('salesOrder', 'cancel', { number: '={{ $json.no }}' }, [
			{ no: '#1' },
			{ no: '#2' },
			{ no: '#3' },
			{ no: '#4' },
			{ no: '#5' },
		]);
		expect(jsonOf(run.outputs[0])).toMatchObject([
			{ outcome: 'cancelled', key: 'shopify:lamp-shop:1', target: { number: '#1' } },
			{ outcome: 'unchanged' },
			{ outcome: 'skipped', reason: { code: 'alreadyShipped' } },
			{ outcome: 'cancelled' },
			{ outcome: 'failed', problem: { code: 'notFound', message: 'PULPO WMS has no order #5' } },
		]);
		expect(run.stored).toContain('PULPO WMS: 2 requests, fewest possible 2');
		expect((await pulpo.state()).sales_orders.map(({ state }) => state)).toEqual([
			'cancelled',
			'cancelled',
			'ended',
			'cancelled',
		]);
	});

	it('only shows what it would cancel in a dry run', async () => {
		await pulpo.import(orders(1));
		const run = await operate('salesOrder', 'cancel', { number: '#1', dryRun: true });
		expect(jsonOf(run.outputs[0])).toMatchObject([{ outcome: 'cancelled', dryRun: true }]);
		expect((await pulpo.state()).sales_orders).toMatchObject([{ state: 'queue' }]);
	});
});

describe('third party', () => {
	it('is created once and found afterwards', async () => {
		const parameters = {
			identifierNumber: '={{ $json.no }}',
			name: '={{ $json.name }}',
			options: { email: 'anna@example.com', street: 'Hauptstr. 5', city: 'Berlin', country: 'de' },
		};
		const items = [
			{ no: 'shop-1', name: 'Anna' },
			{ no: 'shop-2', name: 'Ben' },
			{ no: 'shop-1', name: 'Anna' },
		];
		const first = jsonOf((await operate('thirdParty', 'findOrCreate', parameters, items)).outputs[0]);
		expect(first).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }, { outcome: 'created' }]);
		const again = await operate('thirdParty', 'findOrCreate', parameters, items);
		expect(again.stored).toContain('PULPO WMS: 1 request');
		const second = jsonOf(again.outputs[0]);
		expect(second).toMatchObject([
			{ outcome: 'unchanged', target: first[0]?.['target'] },
			{ outcome: 'unchanged' },
			{ outcome: 'unchanged' },
		]);
		const parties = (await pulpo.state()).third_parties;
		expect(parties).toHaveLength(3);
		expect(parties[1]).toMatchObject({
			identifier_number: 'shop-1',
			third_type: 'C',
			tenant_id: 43,
			attributes: {
				addresses: [{ address: { street: 'Hauptstr. 5', country_alpha2: 'DE', country_code: '276' } }],
			},
		});
	});

	it('is listed with filters', async () => {
		await pulpo.import([buildOrder()]);
		const run = await operate('thirdParty', 'getMany', { filters: { numbers: 'shopify:lamp-shop:7001' } });
		expect(jsonOf(run.outputs[0])).toMatchObject([{ name: 'Anna Berg' }]);
		expect(run.stored).toContain('PULPO WMS: 1 request');
		expect((await operate('thirdParty', 'getMany', { returnAll: true })).outputs[0]).toHaveLength(2);
	});
});

describe('custom request', () => {
	it('reaches what has no operation, page by page when wanted', async () => {
		const one = await operate('customRequest', 'send', { path: '/warehouses/', query: '{"name":"Berlin"}' });
		expect(jsonOf(one.outputs[0])).toMatchObject([{ warehouses: [{ id: 42 }] }]);
		const rows = await operate('customRequest', 'send', { path: '/warehouses/', allPages: true });
		expect(jsonOf(rows.outputs[0]).map((row) => row['name'])).toEqual(['Berlin', 'Madrid']);
	});

	it('never leaves the address of the credential', async () => {
		const run = await operate('customRequest', 'send', { path: 'https://elsewhere.example/' });
		expect(run.error?.message).toBe('The path must be an address below the API base URL');
	});
});

describe('choices from the account', () => {
	const load = async (method: string, ...args: unknown[]) => await pulpo.load(method, {}, ...args);

	it('lists warehouses and searches them', async () => {
		expect(await load('searchWarehouses')).toEqual({
			results: [
				{ name: 'Berlin (42)', value: 42 },
				{ name: 'Madrid (43)', value: 43 },
			],
		});
		expect(await load('searchWarehouses', 'mad')).toEqual({ results: [{ name: 'Madrid (43)', value: 43 }] });
	});

	it('lists shipping methods, merchants and their channels', async () => {
		await pulpo.act('seed', {
			merchants: [{ id: 301, name: 'lamps', full_name: 'Lamps Ltd', channels: [{ id: 401, name: 'web' }] }],
		});
		expect(await load('loadShippingMethods')).toEqual([
			{ name: 'None', value: '' },
			{ name: 'DHL Paket (7)', value: 7 },
			{ name: 'Express (8)', value: 8 },
		]);
		expect(await load('searchShippingMethods', 'exp')).toEqual({
			results: [{ name: 'Express (8)', value: 8 }],
		});
		expect(await load('loadMerchants')).toEqual([
			{ name: 'None', value: '' },
			{ name: 'Lamps Ltd', value: 301 },
		]);
		expect(await pulpo.load('loadMerchantChannels', { options: { merchant: 301 } })).toMatchObject([
			{ value: '' },
			{ value: 401 },
		]);
	});

	it('finds a customer among more than one page', async () => {
		const third_parties = Array.from({ length: 150 }, (_, index) => ({
			identifier_number: `c-${index}`,
			name: `Customer ${index}`,
		}));
		await pulpo.act('seed', { third_parties });
		const first = (await load('searchCustomers')) as { results: unknown[]; paginationToken: string };
		expect(first.results).toHaveLength(100);
		const second = (await load('searchCustomers', undefined, first.paginationToken)) as typeof first;
		expect(second.results).toHaveLength(51);
		expect(second.paginationToken).toBeUndefined();
		expect(await load('searchCustomers', 'Customer 149')).toMatchObject({
			results: [{ name: 'Customer 149 (c-149)' }],
		});
		expect(await load('searchCustomers', 'mer 148')).toMatchObject({
			results: [{ name: 'Customer 148 (c-148)' }],
		});
	});
});
