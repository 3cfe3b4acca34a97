import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Outcome } from '../../nodes/shared/model/outcome';
import { jsonOf, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
	await pulpo.act('seed', {
		third_parties: [{ id: 801, identifier_number: 'acme', name: 'Acme', third_type: 'S' }],
	});
});
afterAll(async () => {
	await pulpo.stop();
});

const IMPORT: INodeParameters = {
	resource: 'purchaseOrder',
	operation: 'import',
	warehouse: { __rl: true, mode: 'id', value: '42' },
};

function order(number: number, overrides: IDataObject = {}): IDataObject {
	return {
		number: `PO-${number}`,
		supplier: 'acme',
		deliveryDate: '2026-03-02',
		lines: [
			{ sku: 'HAT-01', quantity: 5, lineId: 'a' },
			{ sku: 'MUG-01', quantity: '2.5', lineId: 'b' },
		],
		...overrides,
	};
}

const orders = (count: number) => Array.from({ length: count }, (_, index) => order(index + 1));

async function runImport(items: IDataObject[], parameters: INodeParameters = {}) {
	const run = await pulpo.run({ parameters: { ...IMPORT, ...parameters }, items });
	if (run.error) throw run.error;
	return { outcomes: jsonOf(run.outputs[0]) as unknown as Outcome[], stored: run.stored };
}

async function getMany(resource: string, filters: IDataObject = {}): Promise<IDataObject[]> {
	const parameters = { resource, operation: 'getMany', returnAll: true, filters } as INodeParameters;
	const run = await pulpo.run({ parameters });
	if (run.error) throw run.error;
	return jsonOf(run.outputs[0]);
}

describe('purchase order: import', () => {
	it('creates orders in bulk with supplier and products by their numbers', async () => {
		const { outcomes, stored } = await runImport(orders(3));
		expect(outcomes).toMatchObject([
			{ outcome: 'created', key: 'PO-1', target: { system: 'pulpo', number: 'PO-1' } },
			{ outcome: 'created' },
			{ outcome: 'created' },
		]);
		// Look-ups of numbers, SKUs and suppliers; one bulk call.
		expect(stored).toContain('fewest possible 4');
		expect(await getMany('purchaseOrder', { numbers: 'PO-1' })).toMatchObject([
			{
				order_num: 'PO-1',
				warehouse_id: 42,
				third_party_id: 801,
				delivery_date: '2026-03-02T00:00:00',
				items: [
					{ product_id: 70415, requested_quantity: 5, line_order_id: 'a', state: 'queue' },
					{ product_id: 70416, requested_quantity: 2.5, line_order_id: 'b' },
				],
			},
		]);
	});

	it('writes nothing the second time, and then only what changed', async () => {
		await runImport(orders(2));
		await pulpo.clearCounts();
		const again = await runImport(orders(2));
		expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
		expect(Object.keys(await pulpo.calls()).filter((call) => !call.startsWith('GET'))).toEqual([]);
		const changed = await runImport([
			order(1, { deliveryDate: '2026-03-09', lines: [{ sku: 'HAT-01', quantity: 6, lineId: 'a' }] }),
			order(2),
		]);
		expect(changed.outcomes).toMatchObject([
			{
				outcome: 'updated',
				changes: [
					{ field: 'delivery_date', before: '2026-03-02', after: '2026-03-09' },
					{ field: 'items[a].requested_quantity', before: 5, after: 6 },
					{ field: 'items[b]', before: '2.5 of product 70416', after: null },
				],
			},
			{ outcome: 'unchanged' },
		]);
		const [stored] = await getMany('purchaseOrder', { numbers: 'PO-1' });
		expect(stored).toMatchObject({ items: [{ requested_quantity: 6 }] });
	});

	it('only shows what it would do in a dry run', async () => {
		const { outcomes } = await runImport([order(1)], { dryRun: true });
		expect(outcomes).toMatchObject([{ outcome: 'created', dryRun: true }]);
		expect(await getMany('purchaseOrder')).toEqual([]);
	});

	it('says what is wrong with an order and sends the others', async () => {
		const { outcomes } = await runImport([
			order(1, { lines: [{ sku: 'NONE', quantity: 1 }] }),
			order(2, { supplier: 'nobody' }),
			order(3, { supplier: '' }),
			order(4, { lines: [{ sku: 'HAT-01', quantity: 0 }] }),
			order(5, { deliveryDate: 'soon' }),
			order(6),
			order(6, { notes: 'later' }),
		]);
		expect(outcomes.map(({ outcome, problem, reason }) => [outcome, problem?.code ?? reason?.code])).toEqual([
			['failed', 'unknownSku'],
			['failed', 'unknownSupplier'],
			['failed', 'noSupplier'],
			['failed', 'invalidPurchaseOrder'],
			['failed', 'invalidPurchaseOrder'],
			['skipped', 'duplicateInRun'],
			['created', undefined],
		]);
		expect(outcomes[0]?.problem?.message).toBe(
			'Purchase order PO-1 was not sent to PULPO WMS: SKU NONE unknown there',
		);
	});

	it.each([['POST' as const], ['PUT' as const]])(
		'writes once when the answer to %s is lost',
		async (method) => {
			if (method === 'PUT') await runImport(orders(3));
			await pulpo.fault({ kind: 'dropAfterWrite', method, path: '/bulk/purchase_orders$', times: 1 });
			const { outcomes } = await runImport(orders(3).map((entry) => ({ ...entry, notes: 'ramp 2' })));
			expect(outcomes.map(({ outcome }) => outcome)).toEqual(
				Array(3).fill(method === 'POST' ? 'created' : 'updated'),
			);
			const stored = await getMany('purchaseOrder');
			expect(stored.map((row) => row['notes'])).toEqual(Array(3).fill('ramp 2'));
		},
	);

	it('leaves an order alone that is being received', async () => {
		await runImport([order(1)]);
		await pulpo.act('receive', { purchase_order: 'PO-1', items: [{ sku: 'HAT-01', quantity: 1 }] });
		const { outcomes } = await runImport([order(1, { notes: 'new' })]);
		expect(outcomes).toMatchObject([
			{
				outcome: 'skipped',
				reason: {
					code: 'tooLateToUpdate',
					message: 'Purchase order PO-1 changed, but PULPO WMS is working on it already (checking)',
				},
				changes: [{ field: 'notes' }],
			},
		]);
	});
});

it('gets a purchase order by number or ID', async () => {
	await runImport([order(1)]);
	const get = async (parameters: INodeParameters) =>
		await pulpo.run({ parameters: { resource: 'purchaseOrder', operation: 'get', ...parameters } });
	const [row] = jsonOf((await get({ number: 'PO-1' })).outputs[0]);
	expect(row).toMatchObject({ order_num: 'PO-1' });
	const byId = await get({ findBy: 'id', id: String(row?.['id']) });
	expect(jsonOf(byId.outputs[0])).toMatchObject([{ order_num: 'PO-1' }]);
	expect((await get({ number: 'PO-9' })).error?.message).toBe('PULPO WMS has no purchase order PO-9');
});

it('lists receipts by document type and time', async () => {
	await runImport([order(1)]);
	await pulpo.act('receive', { purchase_order: 'PO-1', items: [{ sku: 'HAT-01', quantity: 2 }] });
	const receipts = await getMany('incomingGood', { documentType: 'purchase_order' });
	expect(receipts).toMatchObject([{ document_type: 'purchase_order', items: [{ quantity: 2 }] }]);
	expect(await getMany('incomingGood', { documentType: 'return' })).toEqual([]);
	expect(await getMany('incomingGood', { createdBefore: '2020-01-01T00:00:00Z' })).toEqual([]);
	expect(await getMany('incomingGood', { createdAfter: '2020-01-01T00:00:00Z' })).toHaveLength(1);
});
