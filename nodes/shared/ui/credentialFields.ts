import type { INodeProperties } from 'n8n-workflow';

/** Every credential has it; the only way to a test system or a simulated one. */
export function baseUrlField(fallback: string, system: string): INodeProperties {
	return {
		displayName: 'API Base URL',
		name: 'baseUrl',
		type: 'string',
		default: fallback,
		placeholder: fallback === '' ? 'e.g. https://api.example.com' : `e.g. ${fallback}`,
		description: `Advanced: address of the API of ${system}. Leave it as it is unless ${system} gave you another one.`,
	};
}

/** Kept by n8n: the session of a credential that logs in. */
export function sessionTokenField(): INodeProperties {
	return {
		displayName: 'Session Token',
		name: 'sessionToken',
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
		default: '',
	};
}

/** A base URL as the user typed it, without spaces and trailing slashes. */
export function trimmedBaseUrl(value: unknown, fallback: string): string {
	const text = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
	return text === '' ? fallback : text;
}
