/** The value, or a failure that names what is missing. */
export function must<T>(value: T | undefined | null, what: string): T {
	if (value === undefined || value === null) throw new Error(`There is no ${what}`);
	return value;
}
