import type { Reply } from './call.ts';

/** An answer of WordPress that is not a success; thrown anywhere below a route. */
export class Refusal extends Error {
	readonly status: number;
	readonly code: string;
	/** Beside `status` in `data`; a number stands there alone. */
	readonly data: Record<string, unknown> | number;

	constructor(status: number, code: string, message: string, data: Record<string, unknown> | number = {}) {
		super(message);
		this.status = status;
		this.code = code;
		this.data = data;
	}

	body(): object {
		const data = typeof this.data === 'number' ? this.data : { status: this.status, ...this.data };
		return { code: this.code, message: this.message, data };
	}
}

export const ok = (body: unknown, headers: Record<string, string> = {}): Reply => ({
	status: 200,
	body,
	headers,
});

export const created = (body: unknown, location: string): Reply => ({
	status: 201,
	body,
	headers: { Location: location },
});

export const noRoute = (): Refusal =>
	new Refusal(404, 'rest_no_route', 'No route was found matching the URL and request method.');

export const needsForce = (): Refusal =>
	new Refusal(501, 'woocommerce_rest_trash_not_supported', 'Resource does not support trashing.');

/** Inside a batch the vendor says 400 where a single call says 404. */
export const invalidId = (kind: string, inBatch = false): Refusal =>
	new Refusal(inBatch ? 400 : 404, `woocommerce_rest_${kind}_invalid_id`, 'Invalid ID.');
