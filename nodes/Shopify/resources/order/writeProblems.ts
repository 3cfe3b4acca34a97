import type { Problem } from '../../../shared/model/outcome';

export function noOrderId(value: unknown): Problem {
	return problem(
		'invalidOrderId',
		`"${String(value ?? '')}" is not the ID of an order`,
		'Give the number from the link of the order in the shop admin.',
	);
}

export function noSuchOrder(gid: string): Problem {
	return problem(
		'notFound',
		`Shopify has no order with the ID ${gid.replace(/^.*\//, '')}`,
		'It may have been deleted, or it is older than 60 days and the app lacks the scope read_all_orders.',
	);
}

export function problem(code: string, message: string, hint: string | null): Problem {
	return { code, message, hint, vendorMessage: null, httpStatus: null, retryable: false };
}
