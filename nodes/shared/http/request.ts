import { backoffMs, fitsBudget, politeWaitMs } from './backoff';
import { systemClock } from './clock';
import type { Clock } from './clock';
import { judgeReply, judgeTrouble } from './decisions';
import { apiError, problemOfReply, problemOfTrouble } from './errors';
import { cancelSignal, credentialSecrets, deliver } from './transport';
import type { Delivery } from './trouble';
import type {
	Attempt,
	Call,
	Connection,
	Decision,
	Endpoint,
	Judgement,
	RequestContext,
	RequestCounts,
} from './types';

/** Opens a request session: the only way from a node to a vendor. */
export function connect(context: RequestContext, endpoint: Endpoint, clock: Clock = systemClock): Connection {
	const session = new Session(context, endpoint, clock);
	return {
		endpoint,
		counts: session.counts,
		attempt: async (call) => await session.attempt(call),
		send: async (call) => {
			const attempt = await session.attempt(call);
			if (!attempt.ok)
				throw apiError(context.getNode(), endpoint.title, attempt.problem, undefined, attempt.waitMs);
			return attempt.reply;
		},
	};
}

class Session {
	readonly counts: RequestCounts = { sent: 0, retried: 0, rateLimited: 0, waitedMs: 0 };

	private readonly context: RequestContext;

	private readonly endpoint: Endpoint;

	private readonly clock: Clock;

	constructor(context: RequestContext, endpoint: Endpoint, clock: Clock) {
		this.context = context;
		this.endpoint = endpoint;
		this.clock = clock;
	}

	async attempt(call: Call): Promise<Attempt> {
		const { retries } = this.endpoint;
		const startedAt = this.clock.now();
		let tries = 0;
		let waits = 0;
		for (;;) {
			const go = await this.wait(this.endpoint.pace.delayMs(this.clock.now(), call.purpose));
			if (!go) return await this.stopped(call);
			tries++;
			const { delivery, judgement } = await this.once(call);
			if (judgement.decision === 'ok' && 'reply' in delivery) return { ok: true, reply: delivery.reply };
			const pauseMs = this.pauseMs(judgement, tries - 1 - waits, waits);
			const again =
				(judgement.decision === 'wait' ||
					(judgement.decision === 'retry' && tries - waits < retries.attempts)) &&
				fitsBudget(this.clock.now() - startedAt, pauseMs, retries);
			if (!again) return await this.given(call, delivery, judgement);
			if (judgement.decision === 'wait') waits++;
			else this.counts.retried++;
			if (!(await this.wait(pauseMs))) return await this.stopped(call);
		}
	}

	private async once(call: Call): Promise<{ delivery: Delivery; judgement: Judgement }> {
		this.counts.sent++;
		const delivery = await deliver(this.context, this.endpoint, call);
		if ('trouble' in delivery) {
			return { delivery, judgement: { decision: judgeTrouble(delivery.trouble, call.replay) } };
		}
		const nowMs = this.clock.now();
		this.endpoint.pace.learn(delivery.reply, nowMs, call.purpose);
		const judgement = judgeReply(this.endpoint, call, delivery.reply, nowMs);
		if (judgement.decision === 'wait') this.counts.rateLimited++;
		return { delivery, judgement };
	}

	private pauseMs(judgement: Judgement, retried: number, waits: number): number {
		if (judgement.waitMs !== undefined) return politeWaitMs(judgement.waitMs, this.clock.random());
		const repeat = judgement.decision === 'wait' ? waits : retried;
		return backoffMs(repeat, this.endpoint.retries, this.clock.random());
	}

	/** false: the user stopped the run. */
	private async wait(ms: number): Promise<boolean> {
		const signal = cancelSignal(this.context);
		if (ms <= 0) return !signal?.aborted;
		this.counts.waitedMs += ms;
		return await this.clock.pause(ms, signal);
	}

	private async given(call: Call, delivery: Delivery, judgement: Judgement): Promise<Attempt> {
		const secrets = await credentialSecrets(this.context, this.endpoint.credentialType);
		const decision = final(judgement.decision);
		if ('trouble' in delivery) {
			const problem = problemOfTrouble(this.endpoint, call, delivery.trouble, secrets);
			return { ok: false, decision, problem, reply: null };
		}
		const problem = problemOfReply(this.endpoint, call, delivery.reply, judgement, secrets);
		return {
			ok: false,
			decision,
			problem,
			reply: delivery.reply,
			...(judgement.waitMs === undefined ? {} : { waitMs: judgement.waitMs }),
		};
	}

	private async stopped(call: Call): Promise<Attempt> {
		const trouble = { code: 'cancelled', sent: 'no', detail: 'stopped', loginReply: null } as const;
		return await this.given(call, { trouble }, { decision: 'fail' });
	}
}

function final(decision: Decision): Exclude<Decision, 'ok' | 'retry' | 'wait'> {
	return decision === 'ok' || decision === 'retry' || decision === 'wait' ? 'fail' : decision;
}
