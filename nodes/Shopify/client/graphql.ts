import { BUCKET_FLOOR_MS, HIGHEST_QUERY_COST } from './limits';
import type { BucketState } from '../../shared/http/pace';
import type { Judgement, Replay, Reply } from '../../shared/http/types';
import { accessDenied, QUERY_TOO_DEAR, STATUS_PROBLEMS } from './problems';

export interface GraphqlError {
	message: string;
	code: string | null;
	/** Empty when the error concerns the whole document. */
	path: string[];
	requiredAccess: string | null;
}

/** Shopify's answer is judged in three layers: HTTP status, top-level errors, userErrors of a mutation. */
export function judgeGraphql(reply: Reply, replay: Replay, partial: boolean): Judgement | undefined {
	if (reply.status !== 200) return judgeStatus(reply);
	const errors = errorsOf(reply.body);
	if (errors.length > 0 && !(partial && hasData(reply.body) && errors.every(({ path }) => path.length > 0))) {
		return judgeErrors(errors, reply, replay);
	}
	if (!hasData(reply.body)) {
		return { decision: 'retry', problem: { code: 'noData', message: 'Shopify gave an answer without data' } };
	}
	return judgeSearch(reply.body) ?? { decision: 'ok' };
}

function judgeStatus(reply: Reply): Judgement | undefined {
	const problem = STATUS_PROBLEMS[reply.status];
	return problem === undefined ? undefined : { decision: 'fail', problem };
}

function judgeErrors(errors: GraphqlError[], reply: Reply, replay: Replay): Judgement {
	const has = (code: string) => errors.some((error) => error.code === code);
	if (has('MAX_COST_EXCEEDED')) return { decision: 'fail', problem: QUERY_TOO_DEAR };
	if (has('THROTTLED')) return judgeThrottled(reply);
	const denied = errors.find(isDenied);
	if (denied) return { decision: 'fail', problem: accessDenied(denied) };
	if (has('INTERNAL_SERVER_ERROR')) {
		const problem = { code: 'vendorDown', retryable: true };
		return { decision: replay === 'safe' ? 'retry' : 'ambiguous', problem };
	}
	const [first] = errors;
	return {
		decision: 'fail',
		problem: {
			code: first?.code ?? 'graphqlError',
			message: `Shopify did not accept the query: ${first?.message ?? 'no reason given'}`,
			hint: 'Check the query, and whether the API version in the credential is still served.',
		},
	};
}

function judgeThrottled(reply: Reply): Judgement {
	const bucket = bucketOf(reply);
	if (!bucket || bucket.requested === null) return { decision: 'wait', waitMs: BUCKET_FLOOR_MS };
	if (bucket.requested > bucket.maximum) return { decision: 'fail', problem: QUERY_TOO_DEAR };
	const missing = Math.max(0, bucket.requested - bucket.available);
	const waitMs = bucket.restorePerSecond > 0 ? (missing / bucket.restorePerSecond) * 1000 : BUCKET_FLOOR_MS;
	return { decision: 'wait', waitMs: Math.max(BUCKET_FLOOR_MS, Math.ceil(waitMs)) };
}

/** Shopify drops search terms that it does not understand and answers the unfiltered set. */
function judgeSearch(body: unknown): Judgement | undefined {
	const searches = recordOf(recordOf(body)?.['extensions'])?.['search'];
	const warnings = listOf(searches).flatMap((search) => listOf(recordOf(search)?.['warnings']).map(recordOf));
	const [first] = warnings;
	if (first === undefined) return undefined;
	return {
		decision: 'fail',
		problem: {
			code: 'searchTermIgnored',
			message: `Shopify ignored the search term "${String(first?.['field'] ?? '')}" and would have answered with too many records`,
			hint: "Correct the search query. Values that are no plain word need quotes, such as tag:'two words'.",
			vendorMessage: String(first?.['message'] ?? ''),
		},
	};
}

export function errorsOf(body: unknown): GraphqlError[] {
	const errors = recordOf(body)?.['errors'];
	if (typeof errors === 'string') return [{ message: errors, code: null, path: [], requiredAccess: null }];
	return listOf(errors).map((entry) => {
		const error = recordOf(entry) ?? {};
		const extensions = recordOf(error['extensions']) ?? {};
		return {
			message: textOr(error['message'], 'no reason given'),
			code: textOr(extensions['code'], null),
			path: listOf(error['path']).map(String),
			requiredAccess: textOr(extensions['requiredAccess'], null),
		};
	});
}

export function isDenied(error: GraphqlError): boolean {
	return error.code === 'ACCESS_DENIED' || /not approved to (access|use)/i.test(error.message);
}

/** The state of the cost bucket as every answer of GraphQL tells it. */
export function bucketOf(reply: Reply): BucketState | undefined {
	const cost = costOf(reply.body);
	const status = recordOf(cost?.['throttleStatus']);
	const maximum = numberOr(status?.['maximumAvailable'], null);
	const available = numberOr(status?.['currentlyAvailable'], null);
	const restorePerSecond = numberOr(status?.['restoreRate'], null);
	if (maximum === null || available === null || restorePerSecond === null) return undefined;
	return { maximum, available, restorePerSecond, requested: requestedCost(reply.body) };
}

export function requestedCost(body: unknown): number | null {
	return numberOr(costOf(body)?.['requestedQueryCost'], null);
}

/** How many times the refused query was dearer than Shopify allows; null when the answer does not tell. */
export function excessOf(body: unknown): number | null {
	const told = errorsOf(body).map(({ message }) => /cost is ([\d.]+)/i.exec(message)?.[1]);
	const cost = Number(told.find((entry) => entry !== undefined)) || requestedCost(body);
	return cost === null || cost <= HIGHEST_QUERY_COST ? null : cost / HIGHEST_QUERY_COST;
}

export function vendorMessage(body: unknown): string | null {
	const record = recordOf(body);
	const words = errorsOf(body).map(({ message }) => message);
	const login = textOr(record?.['error_description'], textOr(record?.['error'], null));
	return words.length > 0 ? [...new Set(words)].join('; ') : login;
}

function hasData(body: unknown): boolean {
	return recordOf(recordOf(body)?.['data']) !== null;
}

function costOf(body: unknown): Record<string, unknown> | null {
	return recordOf(recordOf(recordOf(body)?.['extensions'])?.['cost']);
}

export function recordOf(value: unknown): Record<string, unknown> | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function textOr<T>(value: unknown, otherwise: T): string | T {
	return typeof value === 'string' ? value : otherwise;
}

function numberOr<T>(value: unknown, otherwise: T): number | T {
	return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
