import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { API_VERSION, API_VERSION_PATTERN } from './limits';

export const CREDENTIAL_TYPE = 'shopifySyncApi';

/** What a credential says about one shop, tidied up. Holds no token: n8n adds that to each request. */
export interface ShopAccount {
	/** The permanent myshopify name, such as "lamp-shop". */
	shop: string;
	/** Without a trailing slash. */
	baseUrl: string;
	apiVersion: string;
	signIn: 'app' | 'token';
}

export type AccountResult = { ok: true; account: ShopAccount } | { ok: false; message: string; hint: string };

const SHOP_NAME = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** "https://foo.myshopify.com/admin", "foo.myshopify.com", "admin.shopify.com/store/foo" and "foo" all mean "foo". */
export function shopName(text: string): string | null {
	const plain = text
		.trim()
		.toLowerCase()
		.replace(/^[a-z]+:\/\//, '');
	const [, store] = /^admin\.shopify\.com\/store\/([^/?#]+)/.exec(plain) ?? [];
	const [host = ''] = plain.split(/[/?#]/);
	const name = store ?? host.replace(/\.myshopify\.com$/, '');
	return SHOP_NAME.test(name) ? name : null;
}

export function readAccount(credential: ICredentialDataDecryptedObject): AccountResult {
	const typed = textOf(credential['shop']);
	const shop = shopName(typed);
	if (shop === null) {
		return {
			ok: false,
			message:
				typed.trim() === ''
					? 'The shop name is missing'
					: `"${typed.trim()}" is not the name of a Shopify shop`,
			hint: 'Enter the permanent name, such as "my-shop" of my-shop.myshopify.com. It stands in the admin under Settings > Domains.',
		};
	}
	const baseUrl = textOf(credential['baseUrl']).trim().replace(/\/+$/, '') || `https://${shop}.myshopify.com`;
	if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
		return {
			ok: false,
			message: `The API Base URL "${baseUrl}" is not an address`,
			hint: 'Leave the field empty unless you use a simulated shop.',
		};
	}
	const apiVersion = textOf(credential['apiVersion']).trim() || API_VERSION;
	if (!API_VERSION_PATTERN.test(apiVersion)) {
		return {
			ok: false,
			message: `"${apiVersion}" is not a version of Shopify's API`,
			hint: `Versions look like "${API_VERSION}": a year and one of the months 01, 04, 07 and 10.`,
		};
	}
	return { ok: true, account: { shop, baseUrl, apiVersion, signIn: signInOf(credential) } };
}

export function signInOf(credential: ICredentialDataDecryptedObject): 'app' | 'token' {
	return credential['signIn'] === 'token' ? 'token' : 'app';
}

/** Every secret that a webhook of this shop may be signed with. */
export function webhookSecrets(credential: ICredentialDataDecryptedObject): string[] {
	const first = signInOf(credential) === 'app' ? credential['clientSecret'] : credential['apiSecretKey'];
	return [first, credential['secondWebhookSecret']]
		.map((secret) => textOf(secret).trim())
		.filter((s) => s !== '');
}

export function graphqlPath(apiVersion: string): string {
	return `/admin/api/${apiVersion}/graphql.json`;
}

export function shopDomain(shop: string): string {
	return `${shop}.myshopify.com`;
}

export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
