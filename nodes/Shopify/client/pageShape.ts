import { excessOf, requestedCost } from './graphql';
import { FEWEST_LINES_PER_ORDER, HIGHEST_QUERY_COST, LINES_PER_ORDER } from './limits';

/** How much one query asks for; follows what Shopify allows it to cost and is kept for a whole run. */
export interface PageShape {
	first: number;
	lines: number;
}

const SAFE_SHARE = 0.9;

export function fullShape(pageSize: number): PageShape {
	return { first: pageSize, lines: LINES_PER_ORDER };
}

/**
 * After a refusal: fewer lines first, because the few long orders are read on in batches, then fewer orders.
 * false: it cannot ask for less.
 */
export function shrunk(shape: PageShape, refusal: unknown): boolean {
	const { first, lines } = shape;
	const excess = excessOf(refusal);
	// Cost grows slower than the page, so that the bare excess would be refused again; `grown` makes up for too much.
	const factor = excess === null ? 2 : (excess / SAFE_SHARE) ** 2;
	shape.lines = smaller(lines, factor, Math.min(lines, FEWEST_LINES_PER_ORDER));
	const rest = factor / (lines / shape.lines);
	if (rest > 1) shape.first = smaller(first, rest, 1);
	if (shape.first === first && shape.lines === lines && lines > 1) shape.lines = smaller(lines, factor, 1);
	return shape.first < first || shape.lines < lines;
}

/** After an answer: as many orders as its cost leaves room for. */
export function grown(shape: PageShape, answer: unknown, largest: number): void {
	const cost = requestedCost(answer);
	if (cost === null || cost <= 0 || shape.first >= largest) return;
	const possible = Math.floor((shape.first * HIGHEST_QUERY_COST * SAFE_SHARE) / cost);
	shape.first = Math.max(shape.first, Math.min(largest, possible));
}

function smaller(value: number, factor: number, least: number): number {
	return Math.max(least, Math.floor(value / factor));
}
