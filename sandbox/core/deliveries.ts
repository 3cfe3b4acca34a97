import axios from 'axios';
import type { AdjustableClock } from './clock.ts';
import { createSchedule } from './schedule.ts';
import type { SystemId, WebhookDelivery } from './types.ts';

export interface DeliveryAttempt {
	at: string;
	/** Missing when no answer came. */
	status?: number;
	problem?: string;
	body?: string;
}

export interface DeliveryRecord {
	id: number;
	system: SystemId;
	label: string;
	url: string;
	headers: Record<string, string>;
	body: string;
	state: 'held' | 'pending' | 'delivered' | 'givenUp' | 'lost';
	attempts: DeliveryAttempt[];
}

/** How the way to the receiver misbehaves. Shares are 0..1 of deliveries. */
export interface DeliveryWeather {
	duplicateShare?: number;
	lostShare?: number;
	/** Hold deliveries back and send them in reverse order as soon as so many wait. */
	reorderBy?: number;
}

export interface Deliveries {
	deliver(system: SystemId, delivery: WebhookDelivery): void;
	list(): DeliveryRecord[];
	route(routes: Record<string, number>): Record<string, number>;
	setWeather(weather: DeliveryWeather): void;
	/** Sends what is held back, in reverse order. */
	release(): void;
	/** Sends a delivery once more, as it was. */
	replay(id: number): void;
	clear(): void;
	stop(): void;
}

interface Job {
	record: DeliveryRecord;
	delivery: WebhookDelivery;
}

const KEPT_ANSWER = 2_000;
const AT_ONCE = 20;

export function createDeliveries(
	clock: AdjustableClock,
	rateFactor: number,
	random: () => number,
): Deliveries {
	const routes: Record<string, number> = {};
	const schedule = createSchedule(clock);
	const stopped = new AbortController();
	const inTurn = limiter(AT_ONCE);
	let jobs: Job[] = [];
	let held: Job[] = [];
	let weather: DeliveryWeather = {};
	let nextId = 1;

	function enqueue(system: SystemId, delivery: WebhookDelivery, state: DeliveryRecord['state']): Job {
		const { label, url, headers, body } = delivery;
		const record: DeliveryRecord = { id: nextId++, system, label, url, headers, body, state, attempts: [] };
		const job = { record, delivery };
		jobs.push(job);
		return job;
	}

	/** One after the other, so that they arrive in this order. */
	async function release(): Promise<void> {
		const waiting = held.reverse();
		held = [];
		for (const job of waiting) {
			job.record.state = 'pending';
			await attempt(job);
		}
	}

	async function attempt({ record, delivery }: Job): Promise<void> {
		const outcome = await inTurn(() => post(delivery, routes, stopped.signal));
		if (stopped.signal.aborted) return;
		record.attempts.push({ at: new Date(clock.now()).toISOString(), ...outcome });
		delivery.onAttempt?.(outcome);
		if (outcome.status !== undefined && outcome.status >= 200 && outcome.status < 300) {
			record.state = 'delivered';
			return;
		}
		const waitMs = delivery.retryDelaysMs[record.attempts.length - 1];
		if (waitMs === undefined) {
			record.state = 'givenUp';
			delivery.onGivenUp?.();
			return;
		}
		schedule.at(clock.now() + waitMs / rateFactor, () => void attempt({ record, delivery }));
	}

	return {
		deliver(system, delivery) {
			if (weather.lostShare && random() < weather.lostShare) {
				enqueue(system, delivery, 'lost');
				return;
			}
			const copies = weather.duplicateShare && random() < weather.duplicateShare ? 2 : 1;
			for (let copy = 0; copy < copies; copy += 1) {
				const job = enqueue(system, delivery, weather.reorderBy ? 'held' : 'pending');
				if (weather.reorderBy) held.push(job);
				else void attempt(job);
			}
			if (weather.reorderBy && held.length >= weather.reorderBy) void release();
		},
		list: () => jobs.map(({ record }) => record),
		route: (added) => Object.assign(routes, added),
		setWeather(next) {
			weather = next;
			if (!weather.reorderBy) void release();
		},
		release: () => void release(),
		replay(id) {
			const job = jobs.find(({ record }) => record.id === id);
			if (!job) throw new Error(`no delivery ${id}`);
			void attempt(enqueue(job.record.system, { ...job.delivery, retryDelaysMs: [] }, 'pending'));
		},
		clear() {
			schedule.clear();
			jobs = [];
			held = [];
			weather = {};
		},
		stop() {
			stopped.abort();
			schedule.clear();
		},
	};
}

/** Runs so many tasks at the same time; the others wait in the order in which they came. */
function limiter(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
	const waiting: Array<() => void> = [];
	let running = 0;
	return async (task) => {
		if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
		else running += 1;
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}

async function post(
	{ url, headers, body, timeoutMs }: WebhookDelivery,
	routes: Record<string, number>,
	signal: AbortSignal,
): Promise<Omit<DeliveryAttempt, 'at'>> {
	const { host, hostname, pathname, search } = new URL(url);
	const port = routes[host] ?? routes[hostname];
	if (port === undefined) return { problem: `no route to host ${host}` };
	try {
		const answer = await axios.request<string>({
			method: 'POST',
			url: `http://127.0.0.1:${port}${pathname}${search}`,
			headers: { ...headers, host, 'x-forwarded-proto': 'https', 'x-forwarded-host': host },
			data: Buffer.from(body, 'utf8'),
			timeout: timeoutMs,
			maxRedirects: 0,
			proxy: false,
			responseType: 'text',
			validateStatus: () => true,
			signal,
		});
		return { status: answer.status, body: String(answer.data ?? '').slice(0, KEPT_ANSWER) };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
	}
}
