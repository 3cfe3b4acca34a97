import { decimal, digitsOf, sum } from '../money.ts';
import { lineDiscounted } from './lines.ts';
import type { OrderRecord } from '../records.ts';

/** Spreads a discount of the whole order over its lines by value; the last line takes the rounding. */
export function spreadDiscount(order: OrderRecord, discount: string): void {
	const total = sum(order.lines.map(lineDiscounted));
	const lines = order.lines.filter((line) => lineDiscounted(line).greaterThan(0));
	let rest = decimal(discount);
	lines.forEach((line, index) => {
		const part =
			index === lines.length - 1
				? rest
				: decimal(discount).times(lineDiscounted(line)).div(total).toDecimalPlaces(digitsOf(order.currency));
		line.orderDiscount = part.toString();
		rest = rest.minus(part);
	});
}
