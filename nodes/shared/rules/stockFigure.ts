import {
	decimal,
	isNegative,
	isWhole,
	larger,
	ONE,
	plain,
	round,
	smaller,
	subtract,
	ZERO,
} from '../model/decimal';
import type { Decimal } from '../model/primitives';

/** How the stock of the source becomes the figure that the target shows. */
export interface FigureRule {
	/** Kept back. */
	safetyStock: Decimal;
	negativeAsZero: boolean;
	decimals: 'down' | 'nearest' | 'keep';
	/** null = no limit. */
	minimum: Decimal | null;
	maximum: Decimal | null;
}

/** Safety stock, then no negative figure, then whole numbers, then the limits. */
export function stockFigure(stock: Decimal, rule: FigureRule): Decimal {
	const free = subtract(stock, rule.safetyStock);
	const figure = rounded(rule.negativeAsZero && isNegative(free) ? ZERO : free, rule.decimals);
	const enough = rule.minimum === null ? figure : larger(figure, rule.minimum);
	return plain(rule.maximum === null ? enough : smaller(enough, rule.maximum));
}

function rounded(value: Decimal, decimals: FigureRule['decimals']): Decimal {
	if (decimals === 'keep' || isWhole(value)) return value;
	if (decimals === 'nearest') return round(value, 0);
	const whole = decimal(value.split('.')[0] ?? '0');
	return isNegative(value) ? subtract(whole, ONE) : whole;
}
