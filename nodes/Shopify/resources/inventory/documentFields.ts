import type { INodeProperties } from 'n8n-workflow';

export const referenceField: INodeProperties = {
	displayName: 'Reference Document URI',
	name: 'referenceDocumentUri',
	type: 'string',
	default: '',
	placeholder: 'e.g. gid://n8n/StockSync/2026-11-22',
	description: 'Shown in the stock history of the shop. Must be a URI.',
};

/** Not the whole list: movements and reservations belong to other documents. */
export const reasonField: INodeProperties = {
	displayName: 'Reason',
	name: 'reason',
	type: 'options',
	options: [
		{ name: 'Correction', value: 'correction' },
		{ name: 'Cycle Count', value: 'cycle_count_available' },
		{ name: 'Damaged', value: 'damaged' },
		{ name: 'Other', value: 'other' },
		{ name: 'Promotion', value: 'promotion' },
		{ name: 'Quality Control', value: 'quality_control' },
		{ name: 'Received', value: 'received' },
		{ name: 'Restock', value: 'restock' },
		{ name: 'Safety Stock', value: 'safety_stock' },
		{ name: 'Shrinkage', value: 'shrinkage' },
	],
	default: 'correction',
	description: 'Shown in the stock history of the shop',
};

export const ledgerField: INodeProperties = {
	displayName: 'Ledger Document URI',
	name: 'ledgerDocumentUri',
	type: 'string',
	default: '',
	placeholder: 'e.g. gid://n8n/PurchaseOrder/17',
	description:
		'The document that the change belongs to. Needed for every figure but Available, where Shopify takes none.',
};
