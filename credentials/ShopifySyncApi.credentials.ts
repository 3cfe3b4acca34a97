import { OperationalError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import { readAccount, signInOf, textOf } from '../nodes/Shopify/client/account';
import { TIMEOUT_MS } from '../nodes/Shopify/client/limits';
import { accountMark, appAccount, packToken, readToken } from '../nodes/Shopify/client/login';
import { TOKEN_HEADERS, tokenForm, tokenUrl } from '../nodes/Shopify/client/login';
import { tokenOnce, withToken } from '../nodes/Shopify/client/token';
import { replyOf } from '../nodes/shared/http/trouble';
import { baseUrlField, sessionTokenField } from '../nodes/shared/ui/credentialFields';

const PASSING_STATUSES = [429, 500, 502, 503, 504];

export class ShopifySyncApi implements ICredentialType {
	name = 'shopifySyncApi';

	displayName = 'Shopify Sync API';

	icon: Icon = { light: 'file:icons/shopifySync.svg', dark: 'file:icons/shopifySync.dark.svg' };

	documentationUrl =
		'https://github.com/shopbridge-dev/n8n-nodes-shopbridge/blob/main/docs/nodes/shopify.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Shop Name',
			name: 'shop',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. my-shop',
			description:
				'The permanent name of the shop: the part before .myshopify.com. The whole address or a link to the admin is fine too.',
		},
		{
			displayName: 'Sign In With',
			name: 'signIn',
			type: 'options',
			options: [
				{
					name: 'App From the Dev Dashboard',
					value: 'app',
					description: 'Client ID and client secret of an app that you made for your own shop',
				},
				{
					name: 'Access Token',
					value: 'token',
					description: 'Token of a custom app that was made in the shop admin before 2026',
				},
			],
			default: 'app',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { signIn: ['app'] } },
			description: 'From the Settings page of the app in the Dev Dashboard',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { signIn: ['app'] } },
			description:
				'From the Settings page of the app in the Dev Dashboard. Webhooks are checked with it too.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { signIn: ['token'] } },
			description: 'Admin API access token of the custom app. It starts with shpat_.',
		},
		{
			displayName: 'API Secret Key',
			name: 'apiSecretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { signIn: ['token'] } },
			description:
				'Needed for the trigger only: webhooks are signed with it. It stands beside the access token.',
		},
		{
			displayName: 'Second Webhook Secret',
			name: 'secondWebhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Another secret that webhooks may be signed with, such as the old one for an hour after a change',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			default: '2026-10',
			description: "Version of Shopify's Admin API. Leave it unless Shopify has retired this one.",
		},
		baseUrlField('', 'Shopify'),
		sessionTokenField(),
	];

	/** n8n calls this when there is no session token yet and when Shopify answered 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		if (signInOf(credential) === 'token') return {};
		const read = readAccount(credential);
		if (!read.ok) throw new OperationalError(`${read.message}. ${read.hint}`);
		const { account } = read;
		const app = appAccount(credential);
		const refused = textOf(credential['sessionToken']);
		const sessionToken = await tokenOnce(accountMark(account, app), refused, Date.now(), async () => {
			const answer: unknown = await this.helpers.httpRequest({
				method: 'POST',
				url: tokenUrl(account),
				headers: TOKEN_HEADERS,
				body: tokenForm(app),
				returnFullResponse: true,
				ignoreHttpStatusErrors: { ignore: true, except: PASSING_STATUSES },
				timeout: TIMEOUT_MS,
			});
			const token = readToken(replyOf(answer) ?? { status: 0, body: null }, account.shop);
			if (!token.ok) throw new OperationalError(`${token.message}. ${token.hint}`);
			return packToken(account, app, token.token, Date.now());
		});
		return { sessionToken };
	}

	authenticate = async (
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => withToken(credential, request, Date.now());
}
