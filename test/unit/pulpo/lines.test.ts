import { itemsOf, skusOf } from '../../../nodes/Pulpo/mapping/lines';
import { buildLine, buildOrder, d } from '../../support/builders/order';

const known = new Map([
	['HAT-01', 1],
	['STAND-IN', 9],
]);
const productOf = (sku: string) => known.get(sku) ?? null;
const stop = { unknownSku: 'fail', standInSku: '' } as const;

it('sends the open quantity of each line, also of two lines with one SKU', () => {
	const lines = [
		buildLine({ id: '1', orderedQuantity: d('5'), openQuantity: d('3') }),
		buildLine({ id: '2', quantity: '0.25' }),
		buildLine({ id: '3', openQuantity: d('0') }),
	];
	expect(itemsOf(buildOrder({ lines }), stop, productOf)).toEqual({
		ok: true,
		leftOut: [],
		items: [
			{ product_id: 1, quantity: 3, line_order_id: '1', batches: [] },
			{ product_id: 1, quantity: 0.25, line_order_id: '2', batches: [] },
		],
	});
});

it('refuses a quantity that a JSON number cannot hold', () => {
	const lines = [buildLine({ quantity: '0.12345678901234567890123' })];
	expect(itemsOf(buildOrder({ lines }), stop, productOf)).toMatchObject({ ok: false, code: 'quantity' });
});

it('names every unknown SKU once', () => {
	const lines = [
		buildLine({ id: '1', sku: 'A' }),
		buildLine({ id: '2', sku: 'A' }),
		buildLine({ id: '3', sku: ' ', name: 'Gift' }),
	];
	expect(itemsOf(buildOrder({ lines }), stop, productOf)).toMatchObject({
		code: 'unknownSku',
		message: 'Order #1042 was not sent to PULPO WMS: SKU "A" is unknown there; "Gift" has no SKU in the shop',
	});
});

it('takes a stand-in product only where it exists', () => {
	const order = buildOrder({ lines: [buildLine({ sku: 'A', name: 'Scarf' })] });
	expect(itemsOf(order, { unknownSku: 'standIn', standInSku: 'STAND-IN' }, productOf)).toMatchObject({
		items: [{ product_id: 9, notes: 'A "Scarf"' }],
	});
	expect(itemsOf(order, { unknownSku: 'standIn', standInSku: 'NO' }, productOf)).toMatchObject({
		code: 'unknownStandIn',
	});
});

it('looks up each SKU once, and the stand-in with them', () => {
	const order = buildOrder({
		lines: [buildLine({ id: '1' }), buildLine({ id: '2' }), buildLine({ id: '3', sku: null })],
	});
	expect(skusOf([order, order], stop)).toEqual(['HAT-01']);
	expect(skusOf([order], { unknownSku: 'standIn', standInSku: 'X' })).toEqual(['HAT-01', 'X']);
});
