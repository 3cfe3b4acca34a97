import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import { parseKey } from '../../shared/model/key';
import type { Run } from '../../shared/node/types';
import { gidOf } from '../client/wire';

export function orderIdField(): INodeProperties {
	return {
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		required: true,
		default: '={{ $json.id }}',
		placeholder: 'e.g. 5551234567890',
		description:
			'The number, the GID (gid://shopify/Order/…) or the link of the order in the shop admin; the key of a unified order will do too',
	};
}

/** null: what was entered is no order ID. The key of an order or of a piece of it is fine too. */
export function orderGidOf(value: unknown): string | null {
	const key = parseKey(value);
	if (key.ok && key.parts.system === 'shopify') return gidOf('Order', key.parts.id);
	return gidOf('Order', String(value ?? ''));
}

export function orderGid(run: Run, item: number): string {
	const value = run.parameter<unknown>('orderId', item, '');
	const gid = orderGidOf(value);
	if (gid !== null) return gid;
	throw new NodeOperationError(run.context.getNode(), `"${String(value ?? '')}" is not the ID of an order`, {
		description:
			'Give the number from the link of the order in the shop admin. The number that customers see is the name.',
		itemIndex: item,
	});
}

/** "a, b" or a list of texts, without blanks and repeats. */
export function listOfTexts(value: unknown): string[] {
	const entries = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
	return [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}
