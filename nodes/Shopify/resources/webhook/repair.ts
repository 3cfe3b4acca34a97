import type { Outcome } from '../../../shared/model/outcome';
import type { Shop } from '../../client/shop';
import { trySubscribe, tryUnsubscribe } from '../../client/subscriptions';
import type { WireSubscription } from '../../client/wire';
import { failedHook, hookOutcome, type HookSubject } from './outcomes';

export interface HookWish {
	address: string;
	topics: readonly string[];
	/** Webhooks at addresses that begin with this are old; null = there are none. */
	oldAddress: string | null;
	/** Whether other events at the address are to go. */
	onlyThese: boolean;
	dryRun: boolean;
}

/** One outcome for each topic, then one for each webhook that had to go. New ones first, so that no event is lost. */
export async function repairHooks(
	shop: Shop,
	wish: HookWish,
	there: readonly WireSubscription[],
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const handled = new Set<string>();
	for (const topic of wish.topics) {
		const same = there.filter((hook) => hook.topic === topic && hook.uri === wish.address);
		for (const { id } of same) handled.add(id);
		outcomes.push(await repairTopic(shop, wish, topic, same));
	}
	const isOld = ({ uri }: WireSubscription) =>
		wish.oldAddress !== null && uri !== wish.address && uri.startsWith(wish.oldAddress);
	const isOther = ({ uri, topic }: WireSubscription) =>
		wish.onlyThese && uri === wish.address && !wish.topics.includes(topic);
	for (const hook of there.filter((one) => !handled.has(one.id) && (isOld(one) || isOther(one)))) {
		outcomes.push(await removed(shop, wish, hook));
	}
	return outcomes;
}

async function repairTopic(
	shop: Shop,
	wish: HookWish,
	topic: string,
	same: readonly WireSubscription[],
): Promise<Outcome> {
	const healthy = same.find(isHealthy);
	const surplus = same.filter((hook) => hook !== healthy);
	const subject: HookSubject = { topic, address: wish.address, id: healthy?.id ?? null, dryRun: wish.dryRun };
	if (healthy !== undefined && surplus.length === 0) return hookOutcome('unchanged', subject);
	const changes = surplus.map((hook) => ({ field: 'webhook', before: stateOf(hook), after: null }));
	for (const { id } of wish.dryRun ? [] : surplus) {
		const gone = await tryUnsubscribe(shop, id);
		if (!gone.ok) return failedHook(subject, gone.problem, gone.unclear);
	}
	if (healthy !== undefined) return hookOutcome('updated', subject, { changes });
	const made = wish.dryRun ? null : await trySubscribe(shop, topic, wish.address);
	if (made !== null && !made.ok) return failedHook(subject, made.problem, made.unclear);
	const created = { field: 'webhook', before: null, after: { topic, address: wish.address } };
	return hookOutcome(
		same.length > 0 ? 'updated' : 'created',
		{ ...subject, id: made?.value ?? null },
		{ changes: [...changes, created] },
	);
}

async function removed(shop: Shop, wish: HookWish, hook: WireSubscription): Promise<Outcome> {
	const subject = { topic: hook.topic, address: hook.uri, id: hook.id, dryRun: wish.dryRun };
	const done = wish.dryRun ? null : await tryUnsubscribe(shop, hook.id);
	if (done !== null && !done.ok) return failedHook(subject, done.problem, done.unclear);
	return hookOutcome('cancelled', subject, {
		changes: [{ field: 'webhook', before: stateOf(hook), after: null }],
	});
}

/** The trigger reads JSON and judges every event itself: a filter would hide some from it. */
function isHealthy({ format, filter }: WireSubscription): boolean {
	return format === 'JSON' && (filter === null || filter === '');
}

function stateOf({ id, topic, uri, format, filter }: WireSubscription): Record<string, unknown> {
	return { id, topic, address: uri, format, filter };
}
