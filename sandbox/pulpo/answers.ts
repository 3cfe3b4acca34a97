import type { SandboxResponse } from '../core/types.ts';

/** Column -> message, as the vendor reports one broken row. */
export type Problems = Record<string, string>;

export const ok = (body?: unknown): SandboxResponse => ({ status: 200, body });
export const created = (body: unknown): SandboxResponse => ({ status: 201, body });

/** A list of maps whose keys are column names. */
export function refused(status: number, problems: Problems): SandboxResponse {
	return {
		status,
		body: { errors: Object.entries(problems).map(([column, message]) => ({ [column]: message })) },
	};
}

export const unauthorized = (): SandboxResponse => ({
	status: 401,
	body: { errors: { message: 'unauthorized' } },
});
export const notFound = (): SandboxResponse => ({ status: 404, body: { errors: { detail: 'Not Found' } } });
export const uriTooLong = (): SandboxResponse => ({ status: 414 });
export const tooLarge = (): SandboxResponse => ({
	status: 413,
	body: { errors: { detail: 'Request Entity Too Large' } },
});

export const isEmpty = (problems: Problems): boolean => Object.keys(problems).length === 0;

export const TAKEN = 'has already been taken';
export const MISSING = 'does not exist';
export const BLANK = "can't be blank";
export const INVALID = 'is invalid';
