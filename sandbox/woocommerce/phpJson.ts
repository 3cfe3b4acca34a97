const NOT_ASCII = /[\u007f-\uffff]/g;

/** JSON as PHP writes it: slashes and everything beyond ASCII escaped. Signatures are made over these bytes. */
export function phpJson(value: unknown): string {
	return JSON.stringify(value)
		.replaceAll('/', '\\/')
		.replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
