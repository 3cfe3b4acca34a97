import type { IDataObject } from 'n8n-workflow';

import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
});
afterAll(async () => {
	await shop.stop();
});

interface Seeded {
	locations: Array<{ id: number; gid: string; name: string }>;
	products: Array<{ variants: Array<{ id: number; sku: string; inventoryItemId: number }> }>;
}

/** Main and Annex; A (10 at Main), B (20 at Main, 5 at Annex), two variants with the SKU D, a bundle, one not tracked. */
async function seed(): Promise<Seeded> {
	return await shop.admin<Seeded>('seed', {
		locations: [{ name: 'Main' }, { name: 'Annex' }],
		products: [
			{ title: 'Lamp', vendor: 'Lux', variants: [{ sku: 'A', stock: 10 }] },
			{ title: 'Cord', variants: [{ sku: 'B', stock: { Main: 20, Annex: 5 } }] },
			{ title: 'Twins', variants: [{ sku: 'D', stock: 1, title: 'X' }, { sku: 'D', stock: 2, title: 'Y' }] },
			{ title: 'Set', variants: [{ sku: 'SET', requiresComponents: true }] },
			{ title: 'Service', variants: [{ sku: 'FREE', tracked: false }] },
		],
	});
}

async function levels(): Promise<Record<string, [available: number, onHand: number]>> {
	const state = await shop.admin<{
		locations: Array<{ id: number; name: string }>;
		variants: Array<{ id: number; sku: string; title: string; inventoryItemId: number }>;
		inventoryLevels: Array<{ inventoryItemId: number; locationId: number; quantities: Record<string, number> }>;
	}>('state');
	return Object.fromEntries(
		state.inventoryLevels.map(({ inventoryItemId, locationId, quantities }) => {
			const variant = state.variants.find((one) => one.inventoryItemId === inventoryItemId);
			const place = state.locations.find(({ id }) => id === locationId)?.name ?? '';
			const twin = variant?.sku === 'D' ? variant.title : '';
			return [`${variant?.sku ?? ''}${twin}@${place}`, [quantities['available'] ?? 0, quantities['on_hand'] ?? 0]];
		}),
	);
}

const set = { resource: 'inventory', operation: 'set' };

function outcomes(items: Array<{ json: IDataObject }> | undefined): unknown[] {
	return (items ?? []).map(({ json }) => [
		json['number'],
		json['outcome'],
		(json['reason'] as IDataObject | null)?.['code'] ?? (json['problem'] as IDataObject | null)?.['code'] ?? null,
	]);
}

describe('setting stock', () => {
	it('sends only what differs and gives a reason for everything else', async () => {
		await seed();
		const run = await shop.run(
			{ ...set, locationId: '={{ $json.place }}' },
			{
				items: [
					{ sku: 'A', quantity: 7, place: 'Main' },
					{ sku: 'B', quantity: '20', place: 'Main' },
					{ sku: 'B', quantity: 6.9, place: 'Annex' },
					{ sku: 'A', quantity: 3, place: 'Annex' },
					{ sku: 'D', quantity: 3, place: 'Main' },
					{ sku: 'SET', quantity: 3, place: 'Main' },
					{ sku: 'FREE', quantity: 3, place: 'Main' },
					{ sku: 'a', quantity: 3, place: 'Main' },
					{ sku: 'A', quantity: 'many', place: 'Main' },
					{ sku: 'A', quantity: 1, place: 'Moon' },
				],
			},
		);
		expect(outcomes(run.outputs[0])).toEqual([
			['A', 'updated', null],
			['B', 'unchanged', null],
			['B', 'updated', 'roundedDown'],
			['A', 'skipped', 'notStocked'],
			['D', 'failed', 'duplicateSku'],
			['SET', 'skipped', 'bundle'],
			['FREE', 'skipped', 'notTracked'],
			['a', 'skipped', 'skuNotFound'],
			['A', 'failed', 'invalidQuantity'],
			['A', 'failed', 'locationNotFound'],
		]);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			key: 'shopify:sandbox-shop:44000000000001',
			target: { system: 'shopify', id: '44000000000001', number: 'A' },
			changes: [{ field: 'available', before: '10', after: '7' }],
		});
		expect(await levels()).toMatchObject({ 'A@Main': [7, 7], 'B@Main': [20, 20], 'B@Annex': [6, 6] });
	});
});
