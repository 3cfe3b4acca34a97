import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { baseUrlOf, environmentTitle } from '../nodes/Pulpo/client/environments';
import { sessionToken } from '../nodes/Pulpo/client/login';

const BASE_URL =
	'={{ $credentials.environment === "live" ? "https://eu.pulpo.co/api/v1" : $credentials.environment === "test" ? "https://eu-show.pulpo.co/api/v1" : $credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/(\\/api\\/v1)?$/, "/api/v1") }}';

export class PulpoWmsApi implements ICredentialType {
	name = 'pulpoWmsApi';

	displayName = 'PULPO WMS API';

	documentationUrl =
		'https://github.com/shopbridge-dev/n8n-nodes-shopbridge/blob/main/docs/nodes/pulpo.md#credential';

	icon: Icon = { light: 'file:icons/pulpo.svg', dark: 'file:icons/pulpo.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom' },
				{ name: 'Live EU', value: 'live' },
				{ name: 'Test EU', value: 'test' },
			],
			default: 'live',
			description:
				'Where your PULPO account is. Users of the live and the test environment are not the same.',
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://eu.pulpo.co/api/v1',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address of the API, for another region or for the simulated PULPO WMS of this package',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. api_shop',
			description: 'A user made for the API, assigned to every warehouse that it shall work in',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'default',
			description: 'Leave as it is unless PULPO WMS tells you otherwise',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.sessionToken }}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: BASE_URL, url: '/iam/users/me' },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'warehouses.length',
					value: 0,
					message:
						'The log-in works, but this user has no warehouse. Assign the user to its warehouses in PULPO WMS, then test again.',
				},
			},
		],
	};

	/** n8n calls this when there is no token yet, after a 401, and for every credential test. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const account = {
			baseUrl: baseUrlOf(credentials['environment'], credentials['baseUrl']),
			environment: environmentTitle(credentials['environment']),
			username: String(credentials['username'] ?? ''),
			password: String(credentials['password'] ?? ''),
			scope: String(credentials['scope'] ?? '') || 'default',
			knownToken: String(credentials['sessionToken'] ?? ''),
		};
		const token = await sessionToken(
			async (options) => (await this.helpers.httpRequest(options)) as unknown,
			account,
			Date.now(),
		);
		return { sessionToken: token };
	}
}
