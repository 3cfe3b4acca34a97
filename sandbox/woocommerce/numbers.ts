/** Halves go up, as in PHP; the small push undoes what binary fractions lose. */
export function fixed(value: number, decimals = 2): string {
	const factor = 10 ** decimals;
	const pushed = Math.abs(value) * factor + 1e-7;
	const text = (Math.floor(pushed + 0.5) / factor).toFixed(decimals);
	return value < 0 && Number(text) !== 0 ? `-${text}` : text;
}

/** What is kept of a calculated amount. */
export const exact = (value: number): number => Number(fixed(value, 6));

export const numberOf = (value: unknown): number => {
	const read = Number(value ?? 0);
	return Number.isFinite(read) ? read : 0;
};
