// Checked against Shopify's schema like documents.ts.

/** Starts the cancellation of several orders; the aliases count from m0. */
export function cancelOrders(count: number): string {
	const variables = times(
		count,
		(n) =>
			`$id${n}: ID!, $reason${n}: OrderCancelReason!, $restock${n}: Boolean!, $notify${n}: Boolean!, $refund${n}: Boolean!, $note${n}: String`,
	).join(', ');
	const fields = times(
		count,
		(n) =>
			`	m${n}: orderCancel(orderId: $id${n}, reason: $reason${n}, restock: $restock${n}, notifyCustomer: $notify${n}, refundMethod: { originalPaymentMethodsRefund: $refund${n} }, staffNote: $note${n}) { job { id done } orderCancelUserErrors { code field message } }`,
	);
	return `mutation CancelOrders(${variables}) {\n${fields.join('\n')}\n}`;
}

/** Which orders are cancelled by now, and which jobs have ended; the aliases of the jobs count from j0. */
export function cancelProgress(jobs: number): string {
	const variables = times(jobs, (n) => `, $job${n}: ID!`).join('');
	const fields = times(jobs, (n) => `	j${n}: job(id: $job${n}) { done }`);
	return `query CancelProgress($ids: [ID!]!${variables}) {\n${fields.join('\n')}\n	nodes(ids: $ids) { ... on Order { id cancelledAt } }\n}`;
}

/** Archives orders or brings them back; the aliases count from m0. */
export function closeOrders(mutation: 'orderClose' | 'orderOpen', count: number): string {
	const variables = times(count, (n) => `$id${n}: ID!`).join(', ');
	const fields = times(
		count,
		(n) => `	m${n}: ${mutation}(input: { id: $id${n} }) { order { id } userErrors { field message } }`,
	);
	return `mutation CloseOrders(${variables}) {\n${fields.join('\n')}\n}`;
}

function times(count: number, make: (n: number) => string): string[] {
	return Array.from({ length: count }, (_, n) => make(n));
}
