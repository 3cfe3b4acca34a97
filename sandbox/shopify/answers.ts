import type { SandboxResponse } from '../core/types.ts';

/** The vendor's short error bodies: `errors` is a text. */
export const textError = (status: number, errors: unknown): SandboxResponse => ({
	status,
	headers: { 'content-type': 'application/json; charset=utf-8' },
	body: { errors },
});

export const notFound = (): SandboxResponse => textError(404, 'Not Found');

export const unauthorized = (): SandboxResponse =>
	textError(401, '[API] Invalid API key or access token (unrecognized login or wrong password)');

export const html = (status: number, title: string, text: string): SandboxResponse => ({
	status,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`,
});
