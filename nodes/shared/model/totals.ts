import { absolute, add, compare, subtract, sum } from './decimal';
import type { Order, TaxedAmount } from './order';
import type { Decimal } from './primitives';
import type { ShapeProblem } from './shape';

const FIGURES = ['net', 'tax', 'gross'] as const;

/** differences: what the lines and charges add up to minus the order's total; null when a figure is missing. */
export interface TotalsCheck {
	ok: boolean;
	problems: ShapeProblem[];
	differences: TaxedAmount | null;
}

/**
 * Checks that net + tax = gross everywhere and that lines and charges add up to the order's total.
 * `tolerance` is the largest difference that is no error, such as "0.02" for amounts that the shop rounded per line.
 */
export function checkTotals(
	order: Pick<Order, 'lines' | 'charges' | 'total'>,
	tolerance: Decimal,
): TotalsCheck {
	const parts: Array<{ path: string; amount: TaxedAmount | null }> = [
		...order.lines.map((line, index) => ({ path: `lines[${index}].total`, amount: line.total })),
		...order.charges.map((charge, index) => ({ path: `charges[${index}].total`, amount: charge.total })),
	];
	const all = [...parts, { path: 'total', amount: order.total }];
	const problems = all.flatMap(({ path, amount }) => amountProblems(path, amount, tolerance));
	const differences = differencesOf(
		parts.map((part) => part.amount),
		order.total,
	);
	if (differences !== null) {
		for (const figure of FIGURES) {
			if (isWithin(differences[figure], tolerance)) continue;
			const message = `lines and charges add up to a ${figure} amount that differs from the order's by ${differences[figure]}`;
			problems.push({ path: `total.${figure}`, message });
		}
	}
	return { ok: problems.length === 0, problems, differences };
}

function amountProblems(path: string, amount: TaxedAmount | null, tolerance: Decimal): ShapeProblem[] {
	if (amount === null) return [{ path, message: 'is missing, so the sums cannot be checked' }];
	const difference = subtract(add(amount.net, amount.tax), amount.gross);
	if (isWithin(difference, tolerance)) return [];
	return [
		{ path, message: `net ${amount.net} and tax ${amount.tax} do not add up to gross ${amount.gross}` },
	];
}

function differencesOf(parts: Array<TaxedAmount | null>, total: TaxedAmount | null): TaxedAmount | null {
	const known = parts.filter((part) => part !== null);
	if (total === null || known.length < parts.length) return null;
	const difference = (figure: (typeof FIGURES)[number]) =>
		subtract(sum(known.map((part) => part[figure])), total[figure]);
	return { net: difference('net'), tax: difference('tax'), gross: difference('gross') };
}

function isWithin(difference: Decimal, tolerance: Decimal): boolean {
	return compare(absolute(difference), tolerance) <= 0;
}
