import {
	compare,
	decimal,
	isNegative,
	isWhole,
	parseDecimal,
	plain,
	round,
	subtract,
	sum,
	ZERO,
} from '../../shared/model/decimal';
import { makeKey } from '../../shared/model/key';
import type { Reason } from '../../shared/model/outcome';
import type { Decimal } from '../../shared/model/primitives';
import type { Location, StockLevel } from '../../shared/model/stock';
import { quantityOf, type StockEntry, type WireLevel } from '../client/inventoryWire';
import { HIGHEST_STOCK } from '../client/limits';
import { idOfGid } from '../client/wire';

/** There, but neither for sale nor promised to an order. docs/vendors/shopify.md, products, stock */
const BLOCKED = ['damaged', 'quality_control', 'reserved', 'safety_stock'];

/** Stock of one variant at one location; `level` null: Shopify does not stock it there. */
export function stockLevelOf(
	entry: StockEntry,
	location: Location,
	level: WireLevel | null,
	shop: string,
): StockLevel {
	const { variant, item } = entry;
	const id = numberOf(variant?.id ?? item.id);
	return {
		kind: 'stockLevel',
		key: makeKey({ system: 'shopify', account: shop, id, part: null }),
		system: 'shopify',
		account: shop,
		id,
		productId: variant === null ? id : numberOf(variant.product.id),
		variantId: variant === null ? null : id,
		sku: textOf(entry.sku),
		barcode: textOf(variant?.barcode ?? null),
		name: textOf(variant?.displayName ?? null),
		location,
		available: figureOf(level, 'available'),
		onHand: figureOf(level, 'on_hand'),
		reserved: figureOf(level, 'committed'),
		incoming: figureOf(level, 'incoming'),
		blocked: level === null ? null : sum(BLOCKED.map((name) => figureOf(level, name) ?? ZERO)),
		managed: isManaged(entry),
		updatedAt: level?.updatedAt ?? null,
		source: rawStock(entry, level),
	};
}

/** Whether the shop counts the stock: not of bundles, whose stock follows from their parts. */
export function isManaged({ variant, item }: StockEntry): boolean {
	return item.tracked && variant?.requiresComponents !== true;
}

/** As Shopify sends it: the variant with its item, and this one level in it. */
export function rawStock(
	{ variant, item, sku }: StockEntry,
	level: WireLevel | null,
): Record<string, unknown> {
	return { ...variant, sku, inventoryItem: { ...item, inventoryLevel: level } };
}

export function figureOf(level: WireLevel | null, name: string): Decimal | null {
	const quantity = level === null ? null : quantityOf(level, name);
	return quantity === null ? null : decimal(quantity);
}

export type Figure = { ok: true; figure: number; reasons: Reason[] } | { ok: false; message: string };

/** Shopify takes whole stock from 0 to a milliard: fractions are cut off, less than nothing is nothing. */
export function stockToSet(value: unknown): Figure {
	const parsed = parseDecimal(value);
	if (!parsed.ok) return parsed;
	const whole = flooredText(parsed.value);
	const reasons: Reason[] = [];
	if (!isWhole(parsed.value))
		reasons.push({ code: 'roundedDown', message: `${parsed.value} was rounded down to ${whole}` });
	if (isNegative(whole)) {
		reasons.push({ code: 'negative', message: `${whole} was set to 0: Shopify takes no stock below zero` });
		return { ok: true, figure: 0, reasons };
	}
	if (compare(whole, decimal(HIGHEST_STOCK)) > 0)
		return { ok: false, message: `${whole} is more than Shopify's highest stock of ${HIGHEST_STOCK}` };
	return { ok: true, figure: Number(whole), reasons };
}

/** A change may go either way; a fraction of a piece cannot be changed. */
export function stockChange(value: unknown): Figure {
	const parsed = parseDecimal(value);
	if (!parsed.ok) return parsed;
	if (!isWhole(parsed.value))
		return { ok: false, message: `${parsed.value} is not a whole number of pieces` };
	if (compare(parsed.value, decimal(HIGHEST_STOCK)) > 0 || compare(parsed.value, decimal(-HIGHEST_STOCK)) < 0)
		return { ok: false, message: `${parsed.value} is more than Shopify's highest stock of ${HIGHEST_STOCK}` };
	return { ok: true, figure: Number(plain(parsed.value)), reasons: [] };
}

function flooredText(value: Decimal): Decimal {
	if (isWhole(value)) return plain(value);
	const rounded = plain(round(value, 0));
	return compare(rounded, value) > 0 ? subtract(rounded, decimal(1)) : rounded;
}

function numberOf(gid: string): string {
	return idOfGid(gid) ?? gid;
}

function textOf(value: string | null): string | null {
	return value === null || value.trim() === '' ? null : value;
}
