import { unifiedOrder } from '../../../nodes/Shopify/mapping/order';
import { checkOrder } from '../../../nodes/shared/model/orderCheck';
import { checkTotals } from '../../../nodes/shared/model/totals';
import { decimal } from '../../../nodes/shared/model/decimal';
import { eur, wireLine, wireOrder } from './wireOrder';

describe('the sample order', () => {
	const raw = wireOrder();
	const order = unifiedOrder(raw, 'foo');

	it('is a unified order whose sums are right', () => {
		expect(checkOrder(order)).toMatchObject({ ok: true });
		expect(checkTotals(order, decimal('0.00')).problems).toEqual([]);
	});

	it('keeps every field', () => {
		expect(order).toEqual({
			kind: 'order',
			key: 'shopify:foo:5551234567890',
			system: 'shopify',
			account: 'foo',
			id: '5551234567890',
			part: null,
			number: '#1042',
			bareNumber: '1042',
			createdAt: '2026-11-21T09:30:00Z',
			updatedAt: '2026-11-21T09:31:12Z',
			cancelledAt: null,
			closedAt: null,
			test: false,
			paymentStatus: 'paid',
			fulfillmentStatus: 'unfulfilled',
			shopStatus: {
				displayFinancialStatus: 'PAID',
				displayFulfillmentStatus: 'UNFULFILLED',
				returnStatus: 'NO_RETURN',
				cancelReason: null,
			},
			tags: ['express', 'Lieferung: 2026-11-28'],
			note: null,
			email: 'a@example.org',
			phone: null,
			currency: 'EUR',
			pricesIncludeTax: true,
			customer: null,
			billingAddress: null,
			shippingAddress: {
				name: 'Ada Berg',
				firstName: 'Ada',
				lastName: 'Berg',
				company: null,
				street: 'Ring 1',
				street2: null,
				zip: '1010',
				city: 'Wien',
				region: null,
				country: 'AT',
				phone: null,
				email: 'a@example.org',
			},
			lines: [
				{
					id: '149',
					sku: 'TS-M-BLK',
					name: 'T-Shirt',
					variantName: 'M / Black',
					productId: '42',
					variantId: '44',
					barcode: '4006381333931',
					orderedQuantity: '3',
					currentQuantity: '2',
					openQuantity: '2',
					physical: true,
					giftCard: false,
					// 9.95 tax on three units = 3.32 on one, 6.63 on the two that are left.
					unitPrice: { net: '16.58', tax: '3.32', gross: '19.90' },
					total: { net: '33.17', tax: '6.63', gross: '39.80' },
					taxRates: ['0.2'],
					attributes: { Engraving: 'Ada' },
				},
			],
			charges: [
				{
					kind: 'shipping',
					title: 'DHL Paket',
					code: 'dhl',
					total: { net: '5.00', tax: '1.00', gross: '6.00' },
					taxRates: ['0.2'],
				},
			],
			shippingMethod: { title: 'DHL Paket', code: 'dhl' },
			paymentMethods: ['shopify_payments'],
			total: { net: '38.17', tax: '7.63', gross: '45.80' },
			attributes: {},
			deliveryDate: null,
			source: raw,
		});
	});
});

it('reads prices without tax as net', () => {
	const order = unifiedOrder(
		wireOrder({
			taxesIncluded: false,
			lineItems: {
				pageInfo: { hasNextPage: false, endCursor: null },
				nodes: [
					wireLine({
						quantity: 3,
						currentQuantity: 3,
						discountedUnitPriceAfterAllDiscountsSet: eur('10.00'),
						taxLines: [
							{ title: 'State', rate: 0.06, priceSet: eur('1.80') },
							{ title: 'City', rate: 0.01, priceSet: eur('0.30') },
						],
					}),
				],
			},
			currentTotalPriceSet: eur('38.10'),
			currentTotalTaxSet: eur('2.10'),
			currentShippingPriceSet: eur('6.00'),
		}),
		'foo',
	);
	expect(order.lines[0]?.unitPrice).toEqual({ net: '10.00', tax: '0.70', gross: '10.70' });
	expect(order.lines[0]?.total).toEqual({ net: '30.00', tax: '2.10', gross: '32.10' });
	expect(order.lines[0]?.taxRates).toEqual(['0.06', '0.01']);
	expect(order.total).toEqual({ net: '36.00', tax: '2.10', gross: '38.10' });
});

it('sends a warehouse neither shipped nor removed units', () => {
	const line = (quantity: number, currentQuantity: number, unfulfilledQuantity: number) =>
		unifiedOrder(
			wireOrder({
				lineItems: {
					pageInfo: { hasNextPage: false, endCursor: null },
					nodes: [wireLine({ quantity, currentQuantity, unfulfilledQuantity })],
				},
			}),
			'foo',
		).lines[0];
	expect(line(4, 3, 1)).toMatchObject({ orderedQuantity: '4', currentQuantity: '3', openQuantity: '1' });
	expect(line(3, 0, 0)).toMatchObject({ currentQuantity: '0', openQuantity: '0', total: { gross: '0.00' } });
	expect(line(3, 1, 2)).toMatchObject({ openQuantity: '1' });
});

it('takes the customer with the key that other systems look it up by', () => {
	const { customer } = unifiedOrder(
		wireOrder({
			customer: {
				id: 'gid://shopify/Customer/77',
				displayName: 'Ada Berg',
				firstName: 'Ada',
				lastName: 'Berg',
				defaultEmailAddress: null,
				defaultPhoneNumber: { phoneNumber: '+431234' },
			},
		}),
		'foo',
	);
	expect(customer).toEqual({
		key: 'shopify:foo:77',
		id: '77',
		name: 'Ada Berg',
		firstName: 'Ada',
		lastName: 'Berg',
		company: null,
		email: 'a@example.org',
		phone: '+431234',
		taxNumber: null,
	});
});

it.each([
	['PARTIALLY_PAID', 'partiallyPaid'],
	['PARTIALLY_REFUNDED', 'partiallyRefunded'],
	['EXPIRED', 'expired'],
	['SOMETHING_NEW', 'unknown'],
	[null, 'unknown'],
])('calls the payment status %s "%s" and keeps the vendor\'s word', (word, unified) => {
	const order = unifiedOrder(wireOrder({ displayFinancialStatus: word }), 'foo');
	expect(order.paymentStatus).toBe(unified);
	expect(order.shopStatus['displayFinancialStatus']).toBe(word);
});

it.each([
	['FULFILLMENT_NOT_REQUIRED', 'notRequired'],
	['PARTIALLY_FULFILLED', 'partiallyFulfilled'],
	['ON_HOLD', 'onHold'],
	['OPEN', 'unfulfilled'],
	['PENDING_FULFILLMENT', 'inProgress'],
	['SOMETHING_NEW', 'unknown'],
])('calls the fulfillment status %s "%s"', (word, unified) => {
	expect(unifiedOrder(wireOrder({ displayFulfillmentStatus: word }), 'foo').fulfillmentStatus).toBe(unified);
});

it('manages with lines without product, SKU, price or tax, and orders without lines and shipping', () => {
	const order = unifiedOrder(
		wireOrder({
			shippingAddress: null,
			shippingLine: null,
			currentShippingPriceSet: eur('0.00'),
			lineItems: {
				pageInfo: { hasNextPage: false, endCursor: null },
				nodes: [
					wireLine({ sku: '', variant: null, product: null, quantity: 0, currentQuantity: 0, taxLines: [] }),
				],
			},
		}),
		'foo',
	);
	expect(order.lines[0]).toMatchObject({ sku: null, variantId: null, productId: null, barcode: null });
	expect(order.charges).toEqual([]);
	expect(order.shippingAddress).toBeNull();
	expect(
		unifiedOrder(wireOrder({ lineItems: { ...wireOrder().lineItems, nodes: [] } }), 'foo').lines,
	).toEqual([]);
});

it("takes the shop's currency and its digits", () => {
	const yen = (amount: string) => ({ shopMoney: { amount, currencyCode: 'JPY' } });
	const order = unifiedOrder(
		wireOrder({
			currencyCode: 'JPY',
			presentmentCurrencyCode: 'USD',
			currentTotalPriceSet: yen('1200.0'),
			currentTotalTaxSet: yen('109.0'),
			currentShippingPriceSet: yen('0.0'),
			shippingLine: null,
		}),
		'foo',
	);
	expect(order.currency).toBe('JPY');
	expect(order.total).toEqual({ net: '1091', tax: '109', gross: '1200' });
});
