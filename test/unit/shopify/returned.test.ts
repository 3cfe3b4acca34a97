import type { SuggestedRefund, WireBothMoney } from '../../../nodes/Shopify/client/refundsWire';
import type { ReturnedOrderLine } from '../../../nodes/Shopify/client/returns';
import {
	markedNote,
	refundLines,
	refundMoney,
	returnLines,
	type ReturnedUnits,
} from '../../../nodes/Shopify/mapping/returned';

const line = (more: Partial<ReturnedOrderLine> = {}): ReturnedOrderLine => ({
	id: 'gid://shopify/LineItem/1',
	sku: 'A',
	name: 'A',
	quantity: 3,
	currentQuantity: 3,
	refundableQuantity: 3,
	...more,
});
const units = (quantity: number, more: Partial<ReturnedUnits> = {}): ReturnedUnits => ({
	line: line(),
	quantity,
	accepted: true,
	reason: '',
	...more,
});

const money = (presentment: string, shop = presentment): WireBothMoney => ({
	shopMoney: { amount: shop, currencyCode: 'EUR' },
	presentmentMoney: { amount: presentment, currencyCode: 'CHF' },
});
function suggestion(due: string, most: string, ...payments: string[]): SuggestedRefund {
	return {
		amountSet: money(due),
		maximumRefundableSet: money(most),
		shipping: { amountSet: money('0.0') },
		suggestedTransactions: payments.map((amount) => ({
			gateway: 'cards',
			kind: 'SUGGESTED_REFUND',
			amountSet: money(amount, '1.0'),
			parentTransaction: { id: 'gid://shopify/OrderTransaction/9' },
		})),
	};
}

describe('lines of a refund', () => {
	it('never has more units than can be refunded, whichever way they came back', () => {
		const both = [units(2), units(2, { accepted: false })];
		expect(refundLines(both, 'gid://shopify/Location/5', true)).toEqual([
			{
				lineItemId: 'gid://shopify/LineItem/1',
				quantity: 2,
				restockType: 'RETURN',
				locationId: 'gid://shopify/Location/5',
			},
			{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1, restockType: 'NO_RESTOCK' },
		]);
	});

	it('leaves out what was refunded already', () => {
		expect(refundLines([units(1, { line: line({ refundableQuantity: 0 }) })], null, true)).toEqual([]);
	});
});

describe('money of a refund', () => {
	it("adds up the payments in the customer's currency", () => {
		expect(refundMoney(suggestion('30.0', '50.0', '20.0', '10.0'), 'gid://shopify/Order/1')).toMatchObject({
			amount: '30.00',
			currency: 'CHF',
			transactions: [
				{ kind: 'REFUND', gateway: 'cards', amount: '20.0', parentId: 'gid://shopify/OrderTransaction/9' },
				{ amount: '10.0' },
			],
		});
	});

	it.each([
		['more than can be refunded', suggestion('60.0', '50.0', '60.0')],
		['more than the refund', suggestion('10.0', '50.0', '10.0', '5.0')],
		['a payment below zero', suggestion('10.0', '50.0', '15.0', '-5.0')],
	])('is refused when it is %s', (_, suggested) => {
		expect(typeof refundMoney(suggested, 'gid://shopify/Order/1')).toBe('string');
	});
});

describe('lines of a return', () => {
	it('are spread over the shipments, and what was not sent is named', () => {
		const returnable = [
			{ fulfillmentLineId: 'f1', lineId: line().id, quantity: 2 },
			{ fulfillmentLineId: 'f2', lineId: line().id, quantity: 1 },
		];
		const { lines, missing } = returnLines([units(4)], returnable, () => 'note');
		expect(lines.map(({ fulfillmentLineItemId, quantity }) => [fulfillmentLineItemId, quantity])).toEqual([
			['f1', 2],
			['f2', 1],
		]);
		expect(missing).toEqual([expect.objectContaining({ quantity: 1 })]);
	});
});

describe('the mark in a note', () => {
	it('is kept whole however long the text is', () => {
		const note = markedNote('x'.repeat(300), '[pulpo:7:501]', 255);
		expect(note).toHaveLength(255);
		expect(note?.endsWith('… [pulpo:7:501]')).toBe(true);
	});

	it('stands alone without a text, and is refused when it does not fit', () => {
		expect(markedNote('  ', '[k]', 255)).toBe('[k]');
		expect(markedNote('', '[too-long]', 5)).toBeNull();
	});
});
