import type { IDataObject } from 'n8n-workflow';

import { makeKey } from '../../../shared/model/key';
import { isRow, isRowList, textOf, type Row } from '../../client/wire';
import { eventView, type PulpoEvent } from './event';

export interface AffectedProduct {
	productId: string;
	sku: string | null;
}

/** Products anywhere in the data of an event, each once. Only orders and receipts have a documented form, so all levels are looked at. */
export function productsIn(data: Row): AffectedProduct[] {
	const found = new Map<string, AffectedProduct>();
	visit(data, (row) => {
		const product = isRow(row['product']) ? row['product'] : {};
		const productId = textOf(row['product_id']) ?? textOf(product['id']);
		if (productId === null) return;
		const sku = textOf(product['sku']) ?? textOf(row['product_sku']) ?? found.get(productId)?.sku ?? null;
		found.set(productId, { productId, sku });
	});
	return [...found.values()];
}

/** An item without figures: the next node reads what is really there. */
export function productItem(product: AffectedProduct, tenantId: number, event: PulpoEvent): IDataObject {
	const account = String(tenantId);
	const { productId, sku } = product;
	return {
		kind: 'stockChange',
		key: makeKey({ system: 'pulpo', account, id: productId, part: null }),
		system: 'pulpo',
		account,
		id: productId,
		productId,
		sku,
		location: event.warehouseId === null ? null : { id: event.warehouseId, name: event.warehouseName },
		event: eventView(event),
	};
}

function visit(value: unknown, look: (row: Row) => void): void {
	if (isRowList(value)) for (const entry of value) visit(entry, look);
	else if (isRow(value)) {
		look(value);
		for (const entry of Object.values(value)) visit(entry, look);
	}
}
