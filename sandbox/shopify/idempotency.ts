import { GraphQLError, getDirectiveValues } from 'graphql';
import { userError } from './context.ts';
import { DAY_MS } from './time.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { CallContext, UserError } from './context.ts';
import type { Shop } from './shop.ts';

type IdempotentPayload = { userErrors: readonly unknown[] };

interface Attempt {
	at: number;
	/** Mutation and arguments. */
	request: string;
	payload: IdempotentPayload;
	failed: boolean;
}

const attempts = new WeakMap<Shop, Map<string, Attempt>>();

const DEMANDED_SINCE = '2026-04';

const hasKey = ({ fieldNodes }: GraphQLResolveInfo): boolean =>
	(fieldNodes[0]?.directives ?? []).some(({ name }) => name.value === 'idempotent');

/** The key of `@idempotent(key:)` on this mutation field; without one the call fails as it runs, since 2026-04. */
function demandKey(context: CallContext, info: GraphQLResolveInfo): string {
	const directive = context.admin.schema.getDirective('idempotent');
	const [node] = info.fieldNodes;
	const key = directive && node && getDirectiveValues(directive, node, info.variableValues)?.['key'];
	if (typeof key !== 'string') {
		throw new GraphQLError(`The @idempotent directive is required for the ${info.fieldName} mutation.`, {
			extensions: { code: 'BAD_REQUEST' },
		});
	}
	if (key.trim() === '') {
		throw new GraphQLError('The idempotency key cannot be an empty string or whitespace only.', {
			extensions: { code: 'BAD_REQUEST' },
		});
	}
	return key;
}

/**
 * Runs a mutation that demands `@idempotent(key:)` (docs/vendors/shopify.md, "Idempotency").
 *
 * Within 24 hours the same key with the same arguments answers the first payload without running again; with other
 * arguments, or after an attempt that ended in user errors, it is refused. Keys belong to one app.
 * @param refuse makes the mutation's own empty payload around the user error (field null; codes
 * IDEMPOTENCY_KEY_PARAMETER_MISMATCH and IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED)
 */
export function idempotently<T extends IdempotentPayload>(
	context: CallContext,
	info: GraphQLResolveInfo,
	args: unknown,
	refuse: (error: UserError) => T,
	run: () => T,
): T {
	const { shop, app } = context;
	if (!hasKey(info) && context.version < DEMANDED_SINCE) return run();
	const known = attempts.get(shop) ?? new Map<string, Attempt>();
	attempts.set(shop, known);
	const key = `${app.clientId} ${demandKey(context, info)}`;
	const request = JSON.stringify([info.fieldName, args]);
	const earlier = known.get(key);
	if (earlier && shop.clock.now() - earlier.at < DAY_MS) {
		if (earlier.request !== request) return refuse(mismatch());
		return earlier.failed ? refuse(previousFailed()) : (earlier.payload as T);
	}
	const payload = run();
	known.set(key, { at: shop.clock.now(), request, payload, failed: payload.userErrors.length > 0 });
	return payload;
}

const mismatch = (): UserError =>
	userError(
		null,
		'The same idempotency key cannot be used with different operation parameters.',
		'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
	);

const previousFailed = (): UserError =>
	userError(
		null,
		'A previous request with this idempotency key failed. Retry with a new idempotency key.',
		'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
	);
