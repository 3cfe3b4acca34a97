import type { IDataObject } from 'n8n-workflow';

import { checkReturn, type Return } from '../../nodes/shared/model/return';
import { buildOrder } from '../support/builders/order';
import { jsonOf, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
	await pulpo.import(['1', '2'].map((id) => buildOrder({ id, number: `#${id}` })));
	await pulpo.act('ship', { all: true });
});
afterAll(async () => {
	await pulpo.stop();
});

async function returns(filters: IDataObject = {}): Promise<Return[]> {
	const parameters = { resource: 'return', operation: 'getMany', returnAll: true, filters };
	const run = await pulpo.run({ parameters: parameters as never });
	if (run.error) throw run.error;
	return jsonOf(run.outputs[0]) as unknown as Return[];
}

it('gives what came back, with the key of the shop order, accepted or not', async () => {
	await pulpo.act('receiveReturn', {
		order_num: '#1',
		items: [
			{ sku: 'HAT-01', quantity: 1, reason: 'Too small', notes: 'Box open' },
			{ sku: 'HAT-01', quantity: 1, state: 'rejected' },
		],
	});
	const [found, ...rest] = await returns();
	expect(rest).toEqual([]);
	expect(checkReturn(found)).toMatchObject({ ok: true });
	expect(found).toMatchObject({
		kind: 'return',
		orderKey: 'shopify:lamp-shop:1',
		orderNumber: '#1',
		location: { id: '42' },
		lines: [
			{
				orderLineId: '88001',
				sku: 'HAT-01',
				quantity: '1',
				accepted: true,
				reason: 'Too small',
				notes: 'Box open',
			},
			{ orderLineId: '88001', quantity: '1', accepted: false, reason: null },
		],
	});
	expect(found?.key).toBe(`pulpo:43:${found?.id}`);
});

it('leaves out other receipts, other warehouses and other times', async () => {
	await pulpo.act('receive', { warehouse: 42, items: [{ sku: 'HAT-01', quantity: 5 }] });
	await pulpo.act('receiveReturn', { order_num: '#2', items: [{ sku: 'HAT-01', quantity: 1 }] });
	expect((await returns()).map(({ orderNumber }) => orderNumber)).toEqual(['#2']);
	expect(await returns({ warehouseId: '43' })).toEqual([]);
	expect(await returns({ warehouseId: '42', since: '2020-01-01T00:00:00Z' })).toHaveLength(1);
	expect(await returns({ until: '2020-01-01T00:00:00Z' })).toEqual([]);
});

it('gives one return by the ID of its receipt, and says so when it is none', async () => {
	await pulpo.act('receive', { warehouse: 42, items: [{ sku: 'HAT-01', quantity: 5 }] });
	await pulpo.act('receiveReturn', { order_num: '#2', items: [{ sku: 'HAT-01', quantity: 1 }] });
	const [found] = await returns();
	const get = async (receiptId: number) =>
		await pulpo.run({ parameters: { resource: 'return', operation: 'get', receiptId: String(receiptId) } });
	const id = Number(found?.id);
	expect(jsonOf((await get(id)).outputs[0])).toEqual([found]);
	expect((await get(id - 1)).error?.message).toBe(`Receipt ${id - 1} is not of the kind "return"`);
	expect((await get(id + 1)).error?.message).toBe(`PULPO WMS has no receipt ${id + 1}`);
});
