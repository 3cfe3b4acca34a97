import { SUGGESTED_REFUND, REFUND_CREATE } from './refundsDocuments';
import type { SuggestedRefund, WireBothMoney } from './refundsWire';
import { RETURN_CREATE, RETURN_STATE, RETURNABLE } from './returnsDocuments';
import { refusal, step, type Step } from './step';
import type { Shop } from './shop';
import type { PageInfo, WirePage, WireUserError } from './wire';

export interface ReturnedOrderLine {
	id: string;
	sku: string | null;
	name: string;
	quantity: number;
	currentQuantity: number;
	/** Units that may still be refunded. */
	refundableQuantity: number;
}

export interface EarlierRefund {
	id: string;
	legacyResourceId: string;
	note: string | null;
}

export interface EarlierReturn {
	id: string;
	name: string;
	status: string;
	returnLineItems: { nodes: Array<{ returnReasonNote?: string }> };
}

/** What an order says about refunds and returns. */
export interface ReturnState {
	id: string;
	legacyResourceId: string;
	name: string;
	cancelledAt: string | null;
	currencyCode: string;
	presentmentCurrencyCode: string;
	lines: ReturnedOrderLine[];
	refunds: EarlierRefund[];
	returns: EarlierReturn[];
}

type StateNode = Omit<ReturnState, 'lines' | 'returns'> & {
	lineItems: WirePage<ReturnedOrderLine>;
	returns?: { nodes: EarlierReturn[] };
};

/** null: Shopify has no such order. */
export async function returnState(
	shop: Shop,
	id: string,
	withReturns: boolean,
): Promise<Step<ReturnState | null>> {
	const lines: ReturnedOrderLine[] = [];
	let after: string | null = null;
	for (;;) {
		const page: Step<{ order: StateNode | null }> = await step(shop, {
			document: RETURN_STATE,
			variables: { id, after, withReturns },
			purpose: 'read what was returned and refunded',
			replay: 'safe',
		});
		if (!page.ok) return page;
		const order: StateNode | null = page.value.order;
		if (order === null) return { ok: true, value: null };
		const { lineItems, returns, ...head }: StateNode = order;
		lines.push(...lineItems.nodes);
		const { hasNextPage, endCursor }: PageInfo = lineItems.pageInfo;
		if (!hasNextPage || endCursor === null || endCursor === after) {
			return { ok: true, value: { ...head, lines, returns: returns?.nodes ?? [] } };
		}
		after = endCursor;
	}
}

/** Units of one line in one shipment that may come back. */
export interface ReturnableUnits {
	fulfillmentLineId: string;
	lineId: string;
	quantity: number;
}

interface ReturnablePage {
	returnableFulfillments: WirePage<{
		returnableFulfillmentLineItems: WirePage<{
			quantity: number;
			fulfillmentLineItem: { id: string; lineItem: { id: string } };
		}>;
	}>;
}

export async function returnableUnits(shop: Shop, orderId: string): Promise<Step<ReturnableUnits[]>> {
	const units: ReturnableUnits[] = [];
	let after: string | null = null;
	for (;;) {
		const page: Step<ReturnablePage> = await step(shop, {
			document: RETURNABLE,
			variables: { id: orderId, after },
			purpose: 'read what may be returned',
			replay: 'safe',
		});
		if (!page.ok) return page;
		const { nodes, pageInfo }: ReturnablePage['returnableFulfillments'] = page.value.returnableFulfillments;
		for (const { returnableFulfillmentLineItems } of nodes) {
			units.push(
				...returnableFulfillmentLineItems.nodes.map(({ quantity, fulfillmentLineItem }) => ({
					fulfillmentLineId: fulfillmentLineItem.id,
					lineId: fulfillmentLineItem.lineItem.id,
					quantity,
				})),
			);
		}
		if (!pageInfo.hasNextPage || pageInfo.endCursor === null || pageInfo.endCursor === after)
			return { ok: true, value: units };
		after = pageInfo.endCursor;
	}
}

export interface RefundLineInput {
	lineItemId: string;
	quantity: number;
	restockType: 'NO_RESTOCK' | 'RETURN';
	locationId?: string;
}

/** What Shopify would pay back for these lines and the shipping. */
export async function suggestedRefund(
	shop: Shop,
	orderId: string,
	lines: readonly RefundLineInput[],
	withShipping: boolean,
): Promise<Step<SuggestedRefund | null>> {
	const read = await step<{ order: { suggestedRefund: SuggestedRefund | null } | null }>(shop, {
		document: SUGGESTED_REFUND,
		variables: { id: orderId, lines, shipping: withShipping },
		purpose: 'work out a refund',
		replay: 'safe',
	});
	return read.ok ? { ok: true, value: read.value.order?.suggestedRefund ?? null } : read;
}

export interface CreatedRefund {
	id: string;
	legacyResourceId: string;
	note: string | null;
	totalRefundedSet: WireBothMoney;
}

/** The same key within 24 hours never refunds twice; repeated by itself. */
export async function createRefund(
	shop: Shop,
	input: Record<string, unknown>,
	key: string,
): Promise<Step<CreatedRefund>> {
	const sent = await step<{ refundCreate: { refund: CreatedRefund | null; userErrors: WireUserError[] } }>(
		shop,
		{ document: REFUND_CREATE, variables: { input, key }, purpose: 'create a refund', replay: 'safe' },
	);
	if (!sent.ok) return sent;
	const { refund, userErrors } = sent.value.refundCreate;
	return refund ? { ok: true, value: refund } : refusal('refund', userErrors);
}

export interface CreatedReturn {
	id: string;
	name: string;
}

/** Not repeated after an unclear answer: Shopify keeps no key for returns. */
export async function createReturn(shop: Shop, input: Record<string, unknown>): Promise<Step<CreatedReturn>> {
	const sent = await step<{ returnCreate: { return: CreatedReturn | null; userErrors: WireUserError[] } }>(
		shop,
		{ document: RETURN_CREATE, variables: { input }, purpose: 'register a return', replay: 'never' },
	);
	if (!sent.ok) return sent;
	const { return: created, userErrors } = sent.value.returnCreate;
	return created ? { ok: true, value: created } : refusal('return', userErrors);
}
