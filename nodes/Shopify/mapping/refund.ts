import type { Decimal } from '../../shared/model/primitives';
import { decimal } from '../../shared/model/decimal';
import { currencyDigits } from '../../shared/model/iso';
import { orderKey } from '../../shared/model/key';
import type { TaxedAmount } from '../../shared/model/order';
import type { Location } from '../../shared/model/stock';
import type { WireBothMoney, WireRefund, WireRefundedOrder, WireRefundLine } from '../client/refundsWire';
import { idOfGid } from '../client/wire';
import { amountOf, taxedAmount, type MoneyRules } from './money';

export interface RefundRow {
	kind: 'refund';
	/** `shopify:<shop>:<refund id>`. */
	key: string;
	system: 'shopify';
	account: string;
	id: string;
	orderKey: string;
	orderId: string;
	orderNumber: string;
	createdAt: string;
	note: string | null;
	/** The shop's currency, in which all amounts are. */
	currency: string;
	/** What went back to the customer. */
	refunded: Decimal;
	lines: RefundRowLine[];
	/** null: no shipping costs were refunded. */
	shipping: TaxedAmount | null;
	/** Differences between what the lines are worth and what was paid back. */
	adjustments: Array<{ reason: string | null; amount: TaxedAmount }>;
	payments: Array<{ id: string; kind: string; status: string; gateway: string | null; amount: Decimal }>;
	/** As Shopify sent it. */
	source: WireRefund;
}

export interface RefundRowLine {
	id: string | null;
	orderLineId: string;
	sku: string | null;
	name: string;
	quantity: Decimal;
	/** cancel: never sent; return: came back; noRestock: did not go back into stock. */
	restockType: string;
	location: Location | null;
	amount: TaxedAmount;
}

/** One row for each refund, amounts in the shop's currency. */
export function refundRows(order: WireRefundedOrder, shop: string): RefundRow[] {
	return order.refunds.map((refund) => refundRow(order, refund, shop));
}

function refundRow(order: WireRefundedOrder, refund: WireRefund, shop: string): RefundRow {
	const rules = {
		taxesIncluded: order.taxesIncluded,
		digits: currencyDigits(order.currencyCode),
	};
	const taxed = (amount: WireBothMoney, tax: WireBothMoney) =>
		taxedAmount(amountOf(amount), amountOf(tax), rules);
	const [shipping] = refund.refundShippingLines.nodes;
	return {
		kind: 'refund',
		key: orderKey('shopify', shop, refund.legacyResourceId),
		system: 'shopify',
		account: shop,
		id: refund.legacyResourceId,
		orderKey: orderKey('shopify', shop, order.legacyResourceId),
		orderId: order.legacyResourceId,
		orderNumber: order.name,
		createdAt: refund.createdAt ?? refund.processedAt,
		note: refund.note,
		currency: order.currencyCode,
		refunded: amountOf(refund.totalRefundedSet),
		lines: refund.refundLineItems.nodes.map((line) => refundLine(line, rules)),
		shipping: shipping ? taxed(shipping.subtotalAmountSet, shipping.taxAmountSet) : null,
		adjustments: refund.orderAdjustments.nodes.map(({ reason, amountSet, taxAmountSet }) => ({
			reason,
			// Adjustments are net, whatever the prices of the order are.
			amount: taxedAmount(amountOf(amountSet), amountOf(taxAmountSet), { ...rules, taxesIncluded: false }),
		})),
		payments: refund.transactions.nodes.map(({ id, kind, status, gateway, amountSet }) => ({
			id: idOfGid(id) ?? id,
			kind: kind.toLowerCase(),
			status: status.toLowerCase(),
			gateway,
			amount: amountOf(amountSet),
		})),
		source: refund,
	};
}

function refundLine(line: WireRefundLine, rules: MoneyRules): RefundRowLine {
	return {
		id: line.id === null ? null : (idOfGid(line.id) ?? line.id),
		orderLineId: idOfGid(line.lineItem.id) ?? line.lineItem.id,
		sku: line.lineItem.sku,
		name: line.lineItem.name,
		quantity: decimal(line.quantity),
		restockType: restockWord(line.restockType),
		location: line.location && {
			id: idOfGid(line.location.id) ?? line.location.id,
			name: line.location.name,
		},
		amount: taxedAmount(amountOf(line.subtotalSet), amountOf(line.totalTaxSet), rules),
	};
}

/** NO_RESTOCK -> noRestock. */
function restockWord(word: string): string {
	return word.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
