import type { INodeProperties } from 'n8n-workflow';

export function fulfillmentOrderIdField(): INodeProperties {
	return {
		displayName: 'Fulfillment Order ID',
		name: 'fulfillmentOrderId',
		type: 'string',
		required: true,
		default: '={{ $json.source?.fulfillmentOrder?.id ?? $json.fulfillmentOrderId ?? $json.id }}',
		placeholder: 'e.g. 6551234567890',
		description: 'The number or the GID (gid://shopify/FulfillmentOrder/…)',
	};
}

export function fulfillmentIdField(): INodeProperties {
	return {
		displayName: 'Fulfillment ID',
		name: 'fulfillmentId',
		type: 'string',
		required: true,
		default: '={{ $json.target?.id ?? $json.id }}',
		placeholder: 'e.g. 4551234567890',
		description: 'The number or the GID (gid://shopify/Fulfillment/…)',
	};
}

/** null: what was entered is no such ID. */
export function recordGid(kind: 'Fulfillment' | 'FulfillmentOrder', value: unknown): string | null {
	const text = String(value ?? '').trim();
	const [, number] = new RegExp(`^(?:gid://shopify/${kind}/)?(\\d{1,20})(?:\\?.*)?$`).exec(text) ?? [];
	return number === undefined ? null : `gid://shopify/${kind}/${number}`;
}
