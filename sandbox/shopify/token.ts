import { html, notFound } from './answers.ts';
import { TOKEN_LIFE_SECONDS } from './defaults.ts';
import type { SandboxRequest, SandboxResponse } from '../core/types.ts';
import type { App } from './settings.ts';
import type { Shop } from './shop.ts';

export interface Session {
	app: App;
	scopes: string[];
}

interface IssuedToken extends Session {
	expiresAt: number;
}

const HTML_CODES: Record<string, string> = {
	shop_not_permitted: 'Client credentials cannot be performed on this shop.',
	app_not_installed: 'The app is not installed on this shop.',
	application_cannot_be_found: 'The app could not be found.',
};

/** Tokens of the client-credentials grant beside those that never run out. */
export class Tokens {
	private readonly issued = new Map<string, IssuedToken>();
	private readonly shop: Shop;
	private readonly lifeMs: number;

	constructor(shop: Shop, rateFactor: number) {
		this.shop = shop;
		this.lifeMs = (TOKEN_LIFE_SECONDS * 1000) / rateFactor;
	}

	session(token: string | undefined): Session | null {
		if (!token) return null;
		const app = this.shop.settings.apps.find(
			({ accessTokens, installed }) => installed && accessTokens.includes(token),
		);
		if (app) return { app, scopes: app.scopes };
		const issued = this.issued.get(token);
		return issued && issued.expiresAt > this.shop.clock.now() && issued.app.installed ? issued : null;
	}

	/** As when the merchant takes the app off the shop or a secret is rotated. */
	revokeAll(): void {
		this.issued.clear();
	}

	handle(request: SandboxRequest): SandboxResponse {
		if (request.method !== 'POST') return notFound();
		const fields = readFields(request);
		if (!fields) return jsonFailure('invalid_request', 'The request body could not be read.');
		const { grant_type: grant, client_id: id, client_secret: secret } = fields;
		if (!id || !secret || grant !== 'client_credentials') {
			return jsonFailure(
				'invalid_request',
				'The request is missing a required parameter or has a wrong one.',
			);
		}
		const app = this.shop.settings.apps.find(({ clientId }) => clientId === id);
		if (!app) return htmlFailure('application_cannot_be_found');
		if (app.notFoundTimes > 0) {
			app.notFoundTimes -= 1;
			return htmlFailure('application_cannot_be_found');
		}
		if (app.clientSecret !== secret) return jsonFailure('invalid_client', 'Client authentication failed.');
		if (!app.sameOrganization) return htmlFailure('shop_not_permitted');
		if (!app.installed) return htmlFailure('app_not_installed');
		return this.issue(app);
	}

	private issue(app: App): SandboxResponse {
		const token = this.shop.uuid().replaceAll('-', '');
		this.issued.set(token, { app, scopes: [...app.scopes], expiresAt: this.shop.clock.now() + this.lifeMs });
		return {
			status: 200,
			body: {
				access_token: token,
				scope: app.scopes.join(','),
				expires_in: Math.max(1, Math.floor(this.lifeMs / 1000) - 1),
			},
		};
	}
}

function readFields(request: SandboxRequest): Record<string, string> | null {
	const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	if (type === 'application/x-www-form-urlencoded')
		return Object.fromEntries(new URLSearchParams(request.text));
	if (type !== 'application/json') return null;
	try {
		const body: unknown = JSON.parse(request.text);
		return body !== null && typeof body === 'object' ? (body as Record<string, string>) : null;
	} catch {
		return null;
	}
}

const jsonFailure = (error: string, description: string): SandboxResponse => ({
	status: 400,
	body: { error, error_description: description },
});

const htmlFailure = (code: string): SandboxResponse =>
	html(400, `Oauth error ${code}`, HTML_CODES[code] ?? code);
