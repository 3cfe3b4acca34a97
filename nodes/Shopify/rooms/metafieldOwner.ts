import type { INodeProperties } from 'n8n-workflow';

import { parseKey } from '../../shared/model/key';

const KINDS = [
	{ name: 'Collection', value: 'Collection' },
	{ name: 'Customer', value: 'Customer' },
	{ name: 'Location', value: 'Location' },
	{ name: 'Order', value: 'Order' },
	{ name: 'Product', value: 'Product' },
	{ name: 'Product Variant', value: 'ProductVariant' },
];

export function ownerFields(): INodeProperties[] {
	return [
		{
			displayName: 'Owner Type',
			name: 'ownerType',
			type: 'options',
			options: KINDS,
			default: 'Order',
			description: 'What kind of record the metafield belongs to',
		},
		{
			displayName: 'Owner ID',
			name: 'ownerId',
			type: 'string',
			required: true,
			default: '={{ $json.id }}',
			placeholder: 'e.g. 5551234567890',
			description: 'The number, the GID, or the key of a unified record. A GID may be of any other type too.',
		},
	];
}

/** Both parts of the name. */
export const nameFields: INodeProperties[] = [
	{
		displayName: 'Namespace',
		name: 'namespace',
		type: 'string',
		required: true,
		default: 'custom',
		placeholder: 'e.g. wms',
		description: 'First part of the name of the metafield',
	},
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. sales_order_id',
		description: 'Second part of the name of the metafield',
	},
];

/** null: what was entered is no ID. */
export function ownerGid(kind: string, value: unknown): string | null {
	const text = String(value ?? '').trim();
	const gid = /^gid:\/\/shopify\/[A-Za-z]+\/\d+$/.exec(text);
	if (gid !== null) return text;
	const key = parseKey(text);
	const id = key.ok && key.parts.system === 'shopify' ? key.parts.id : text;
	return /^\d{1,20}$/.test(id) ? `gid://shopify/${kind}/${id}` : null;
}
