import type { Order } from '../model/order';

export interface NumberRule {
	/** shop: as the shop shows it ("#1042-X"); bare: without the shop's prefix and suffix ("1042"). */
	base: 'shop' | 'bare';
	/** Of our own, put before and after. */
	prefix: string;
	suffix: string;
}

/** The number that a target gets. Pieces of a split order are told apart by `_1`, `_2` at the end. */
export function orderNumber(order: Pick<Order, 'number' | 'bareNumber' | 'part'>, rule: NumberRule): string {
	const base = rule.base === 'shop' ? order.number : order.bareNumber;
	const piece = order.part === null ? '' : `_${order.part}`;
	return `${rule.prefix}${base.trim()}${rule.suffix}${piece}`;
}
