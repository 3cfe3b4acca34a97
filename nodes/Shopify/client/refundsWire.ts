import type { WirePage } from './wire';

export interface WireAmount {
	amount: string;
	currencyCode: string;
}

export interface WireBothMoney {
	shopMoney: WireAmount;
	presentmentMoney: WireAmount;
}

export interface WireRefundLine {
	id: string | null;
	quantity: number;
	restockType: string;
	restocked: boolean;
	location: { id: string; name: string } | null;
	/** With taxes when the order's prices have them. */
	subtotalSet: WireBothMoney;
	totalTaxSet: WireBothMoney;
	lineItem: { id: string; sku: string | null; name: string };
}

export interface WireRefund {
	id: string;
	legacyResourceId: string;
	createdAt: string | null;
	processedAt: string;
	updatedAt: string;
	note: string | null;
	totalRefundedSet: WireBothMoney;
	refundLineItems: WirePage<WireRefundLine>;
	refundShippingLines: {
		nodes: Array<{ id: string; subtotalAmountSet: WireBothMoney; taxAmountSet: WireBothMoney }>;
	};
	orderAdjustments: {
		nodes: Array<{
			id: string;
			reason: string | null;
			amountSet: WireBothMoney;
			taxAmountSet: WireBothMoney;
		}>;
	};
	transactions: {
		nodes: Array<{
			id: string;
			kind: string;
			status: string;
			gateway: string | null;
			amountSet: WireBothMoney;
		}>;
	};
}

/** An order with its refunds. */
export interface WireRefundedOrder {
	id: string;
	legacyResourceId: string;
	name: string;
	updatedAt: string;
	taxesIncluded: boolean;
	currencyCode: string;
	presentmentCurrencyCode: string;
	refunds: WireRefund[];
}

export interface SuggestedRefund {
	amountSet: WireBothMoney;
	maximumRefundableSet: WireBothMoney;
	shipping: { amountSet: WireBothMoney };
	suggestedTransactions: Array<{
		gateway: string | null;
		kind: string;
		amountSet: WireBothMoney;
		parentTransaction: { id: string } | null;
	}>;
}
