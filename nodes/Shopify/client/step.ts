import type { Problem } from '../../shared/model/outcome';
import type { GraphqlCall, Shop } from './shop';
import type { WireUserError } from './wire';

export type Step<T> = { ok: true; value: T } | { ok: false; unclear: boolean; problem: Problem };

/** One call; nothing is thrown. */
export async function step<T>(shop: Shop, call: GraphqlCall): Promise<Step<T>> {
	const attempt = await shop.attempt<T>(call);
	if (attempt.ok) return { ok: true, value: attempt.answer.data };
	return { ok: false, unclear: attempt.decision === 'ambiguous', problem: attempt.problem };
}

/** What Shopify's userErrors say; none at all leaves open what happened. */
export function refusal(
	what: string,
	userErrors: readonly WireUserError[],
): Extract<Step<never>, { ok: false }> {
	const words = userErrors.map(({ message }) => message).join('; ') || 'no reason given';
	return {
		ok: false,
		unclear: userErrors.length === 0,
		problem: {
			code: /idempoten/i.test(words) ? 'idempotencyKey' : 'refused',
			message: `Shopify did not create the ${what}: ${words}`,
			hint: null,
			vendorMessage: words,
			httpStatus: 200,
			retryable: false,
		},
	};
}
