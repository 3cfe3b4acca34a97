import type { INodeProperties } from 'n8n-workflow';

/** The words that PULPO takes for a webhook client are not documented, so they can be changed and it is off. docs/vendors/pulpo.md, webhooks */
export const headerFields: INodeProperties[] = [
	{
		displayName: 'Header Authentication',
		name: 'headerAuth',
		type: 'boolean',
		default: false,
		description:
			'Whether PULPO shall also send the secret in a header, by a webhook client. The words that PULPO takes for it are not documented: try it on a test tenant.',
	},
	{
		displayName: 'Header Name',
		name: 'headerName',
		type: 'string',
		default: 'X-API-KEY',
		description: 'Name of the header, with Header Authentication on',
	},
	{
		displayName: 'Header Place',
		name: 'headerPlace',
		type: 'string',
		default: 'header',
		description: 'Word of PULPO for the place of the secret, with Header Authentication on',
	},
	{
		displayName: 'Header Type',
		name: 'headerType',
		type: 'string',
		default: 'api_key',
		description: 'Word of PULPO for the kind of client and secret, with Header Authentication on',
	},
];
