import type { Problem } from '../../shared/model/outcome';
import type { GraphqlError } from './graphql';
import { SCOPES } from './limits';

/** Statuses that mean something special at Shopify. */
export const STATUS_PROBLEMS: Partial<Record<number, Partial<Problem>>> = {
	402: {
		code: 'shopFrozen',
		message: 'Shopify has frozen the shop: a bill is not paid',
		hint: 'Sign in to the shop admin and settle the bill.',
	},
	403: {
		code: 'forbidden',
		message: 'Shopify does not allow this app to use its API',
		hint: 'Check in the Dev Dashboard or the shop admin whether the app is still installed and approved.',
	},
	404: {
		code: 'shopNotFound',
		message: 'Shopify knows no such shop or API version',
		hint: 'Check the shop name and the API version in the credential.',
	},
	423: {
		code: 'shopLocked',
		message: 'Shopify has locked the shop',
		hint: 'Sign in to the shop admin and ask the support of Shopify.',
	},
	430: {
		code: 'blockedByShopify',
		message: 'Shopify blocked the request for security reasons',
		hint: 'Ask the support of Shopify. The address of this n8n may have been blocked.',
	},
};

export const QUERY_TOO_DEAR: Partial<Problem> = {
	code: 'queryTooDear',
	message: 'Shopify finds this query too large',
	hint: 'Ask for fewer records or fields at a time.',
};

/** An answer that lacks parts must not look like one with empty addresses. */
export function accessDenied(error: GraphqlError): Partial<Problem> {
	const field = error.path.filter((part) => !/^\d+$/.test(part)).join('.');
	if (/not approved to (access|use)/i.test(error.message)) {
		return {
			code: 'protectedCustomerData',
			message: `Shopify does not show customer data to this app (${field || 'customer'})`,
			hint: 'Names, addresses, e-mail and phone are protected. Ask for protected customer data access in the settings of the app; apps made in the shop admin need a plan above Basic.',
		};
	}
	const aboutCustomer = error.path.includes('customer');
	const scope = aboutCustomer
		? 'read_customers'
		: error.path.includes('fulfillmentOrders')
			? SCOPES.readOwnPieces
			: /`?((?:read|write)_\w+)`?/.exec(error.requiredAccess ?? error.message)?.[1];
	return {
		code: 'accessDenied',
		message: `Shopify does not allow this app to read or change ${field || 'this'}${scope ? `: it lacks the scope ${scope}` : ''}`,
		hint: `Add the scope${scope ? ` ${scope}` : ''} to a new version of the app, release it and approve it in the shop${
			aboutCustomer ? ', or switch off Include Customer' : ''
		}. It may take an hour until the new scope counts.`,
	};
}
