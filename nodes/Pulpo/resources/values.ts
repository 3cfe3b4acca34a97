import type { Run } from '../../shared/node/types';
import { isRow, textOf, type Row } from '../client/wire';

/** Settings that come from an expression may be text. */
export function isOn(value: unknown): boolean {
	return value === true || (typeof value === 'string' && value.trim().toLowerCase() === 'true');
}

export function trimmed(value: unknown): string {
	return textOf(value)?.trim() ?? '';
}

export function numberOf(value: unknown, fallback: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : fallback;
}

export function oneOf<T extends string>(values: readonly T[], value: unknown, fallback: T): T {
	return values.find((entry) => entry === value) ?? fallback;
}

/** What is set in the field Filters. */
export function filtersOf(run: Run, item: number): Row {
	const value = run.parameter<unknown>('filters', item, {});
	return isRow(value) ? value : {};
}

/** undefined: not set, so that the query leaves it out. */
export function given(filters: Row, name: string): string | undefined {
	return textOf(filters[name])?.trim() || undefined;
}
