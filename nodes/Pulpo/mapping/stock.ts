import { makeKey } from '../../shared/model/key';
import { toDecimal } from '../../shared/model/decimal';
import type { Decimal } from '../../shared/model/primitives';
import type { Location, StockLevel } from '../../shared/model/stock';
import { textOf, type Row } from '../client/wire';

/** Names of the figures that PULPO has of a product. */
export const STOCK_FIGURES = ['available', 'rejected', 'total', 'unavailable'] as const;
export type StockFigure = (typeof STOCK_FIGURES)[number];

/**
 * A row of the summary as unified stock: available = storage less what open orders and replenishment need; total = all
 * positions, packing and shipping included; rejected = in return positions. docs/vendors/pulpo.md, products and stock
 */
export function stockLevelOf(row: Row, tenant: string, location: Location | null): StockLevel {
	const id = textOf(row['product_id']) ?? '';
	return {
		kind: 'stockLevel',
		key: makeKey({ system: 'pulpo', account: tenant, id, part: null }),
		system: 'pulpo',
		account: tenant,
		id,
		productId: id,
		variantId: null,
		sku: textOf(row['sku']),
		barcode: null,
		name: textOf(row['name']),
		location,
		available: figureOf(row, 'available'),
		onHand: figureOf(row, 'total'),
		reserved: null,
		incoming: null,
		blocked: figureOf(row, 'rejected'),
		managed: true,
		updatedAt: timeOf(row['last_movement']),
		source: row,
	};
}

export function figureOf(row: Row, figure: StockFigure): Decimal | null {
	return toDecimal(row[figure]);
}

/** A product without any stock, which the summary may leave out. */
export function noStock(productId: string, sku: string | null, name: string | null): Row {
	return {
		product_id: productId,
		sku,
		name,
		available: 0,
		unavailable: 0,
		rejected: 0,
		total: 0,
		last_movement: null,
	};
}

/** `2026-03-02T10:00:00` without a zone is UTC. docs/vendors/pulpo.md, times */
export function timeOf(value: unknown): string | null {
	const text = textOf(value) ?? '';
	const [, day, clock = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?/.exec(text) ?? [];
	return day === undefined ? null : `${day}T${clock}Z`;
}
