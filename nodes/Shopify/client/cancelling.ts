import type { Clock } from '../../shared/http/clock';
import type { ChunkAnswer } from '../../shared/http/chunks';
import { cancelOrders, cancelProgress, closeOrders } from './cancellingDocuments';
import { CANCEL_LOOK_MS, CANCEL_LONGEST_LOOK_MS } from './limits';
import type { Shop } from './shop';
import type { WireUserError } from './wire';
import { refused, sendAll, type WriteResult } from './writes';

export interface Cancellation {
	/** GID of the order. */
	id: string;
	reason: string;
	restock: boolean;
	notify: boolean;
	refund: boolean;
	staffNote: string | null;
}

export interface Patience {
	clock: Clock;
	/** How long Shopify may take to cancel. */
	waitMs: number;
}

type Started = Record<
	string,
	{ job: { id: string; done: boolean } | null; orderCancelUserErrors: WireUserError[] } | null
>;

/** An order whose cancellation Shopify has taken on. */
interface Running {
	id: string;
	/** null: not known. */
	job: string | null;
	ended: boolean;
}

/** Cancels up to MUTATIONS_PER_CALL orders and waits until Shopify has done it: it does so in the background. */
export async function sendCancellations(
	shop: Shop,
	orders: readonly Cancellation[],
	patience: Patience,
): Promise<ChunkAnswer<WriteResult>> {
	const attempt = await shop.attempt<Started>({
		document: cancelOrders(orders.length),
		variables: Object.fromEntries<unknown>(
			orders.flatMap((order, n): Array<[string, unknown]> => [
				[`id${n}`, order.id],
				[`reason${n}`, order.reason],
				[`restock${n}`, order.restock],
				[`notify${n}`, order.notify],
				[`refund${n}`, order.refund],
				[`note${n}`, order.staffNote],
			]),
		),
		purpose: 'cancel orders',
		replay: 'never',
		partial: true,
	});
	if (!attempt.ok) {
		const { problem, decision } = attempt;
		if (decision === 'ambiguous') return { kind: 'ambiguous', problem };
		return { kind: problem.code === 'queryTooDear' ? 'tooLarge' : 'failed', problem };
	}
	const { data, errors } = attempt.answer;
	const refusals = orders.map((_, n) => {
		const [userError] = data[`m${n}`]?.orderCancelUserErrors ?? [];
		const error = userError ?? errors.find(({ path }) => path[0] === `m${n}`);
		return error === undefined ? null : refused('refused', error.message);
	});
	const running = orders.flatMap(({ id }, n): Running[] => {
		const started = data[`m${n}`];
		return refusals[n] || !started ? [] : [{ id, job: started.job?.id ?? null, ended: false }];
	});
	const results = await afterwards(shop, running, patience);
	return {
		kind: 'done',
		results: orders.map(({ id }, n) => refusals[n] ?? results.get(id) ?? null),
	};
}

/** After an unclear answer: Shopify refuses to cancel an order twice, so that one that still stands may be sent again. */
export async function cancellationsThatStand(
	shop: Shop,
	orders: readonly Cancellation[],
	patience: Patience,
): Promise<Array<WriteResult | 'missing' | null>> {
	const running = orders.map(({ id }): Running => ({ id, job: null, ended: false }));
	const results = await afterwards(shop, running, patience);
	return orders.map(({ id }) => {
		const result = results.get(id);
		if (result === undefined) return null;
		return result.ok ? result : 'missing';
	});
}

/** Looks again and again until all orders are cancelled, their jobs have failed, or the time is up. */
async function afterwards(
	shop: Shop,
	running: readonly Running[],
	{ clock, waitMs }: Patience,
): Promise<Map<string, WriteResult>> {
	const results = new Map<string, WriteResult>();
	const untilMs = clock.now() + waitMs;
	let pauseMs = CANCEL_LOOK_MS;
	let open = [...running];
	while (open.length > 0) {
		open = await look(shop, open, results);
		if (open.length === 0 || clock.now() >= untilMs) break;
		await clock.pause(Math.min(pauseMs, Math.max(1, untilMs - clock.now())));
		pauseMs = Math.min(pauseMs * 2, CANCEL_LONGEST_LOOK_MS);
	}
	for (const { id } of open) if (!results.has(id)) results.set(id, pending());
	return results;
}

/** One look at the open orders; gives those that are still open. A job that ended gets one more look. */
async function look(
	shop: Shop,
	open: readonly Running[],
	results: Map<string, WriteResult>,
): Promise<Running[]> {
	const jobs = open.flatMap(({ job }) => (job === null ? [] : [job]));
	const attempt = await shop.attempt<Record<string, unknown>>({
		document: cancelProgress(jobs.length),
		variables: {
			ids: open.map(({ id }) => id),
			...Object.fromEntries(jobs.map((job, n): [string, string] => [`job${n}`, job])),
		},
		purpose: 'see whether orders are cancelled',
		replay: 'safe',
	});
	if (!attempt.ok) {
		for (const { id } of open) results.set(id, { ok: false, unclear: true, problem: attempt.problem });
		return [];
	}
	const { data } = attempt.answer;
	const cancelled = cancelledIn(data['nodes']);
	const ended = new Set(jobs.filter((_, n) => isDone(data[`j${n}`])));
	return open.flatMap((order): Running[] => {
		if (cancelled.has(order.id)) results.set(order.id, { ok: true });
		else if (order.ended) results.set(order.id, notCancelled());
		else return [{ ...order, ended: order.job !== null && ended.has(order.job) }];
		return [];
	});
}

/** Archiving twice does no harm. */
export async function sendClosings(
	shop: Shop,
	mutation: 'orderClose' | 'orderOpen',
	ids: readonly string[],
): Promise<ChunkAnswer<WriteResult>> {
	return await sendAll(shop, ids.length, {
		document: closeOrders(mutation, ids.length),
		variables: Object.fromEntries(ids.map((id, n): [string, string] => [`id${n}`, id])),
		purpose: mutation === 'orderClose' ? 'archive orders' : 'bring back archived orders',
		replay: 'safe',
	});
}

function cancelledIn(nodes: unknown): Set<string> {
	const found: unknown[] = Array.isArray(nodes) ? nodes : [];
	return new Set(
		found.flatMap((node) =>
			typeof node === 'object' && node !== null && 'cancelledAt' in node && node.cancelledAt && 'id' in node
				? [String(node.id)]
				: [],
		),
	);
}

function isDone(job: unknown): boolean {
	return typeof job === 'object' && job !== null && 'done' in job && job.done === true;
}

function notCancelled(): WriteResult {
	return refused('notCancelled', 'the cancellation was started but came to nothing');
}

function pending(): WriteResult {
	return {
		ok: false,
		unclear: true,
		problem: {
			code: 'cancelPending',
			message: 'Shopify has taken on the cancellation and has not finished it yet',
			hint: 'Run it again in a few minutes: an order that is cancelled by then is left alone.',
			vendorMessage: null,
			httpStatus: null,
			retryable: true,
		},
	};
}
