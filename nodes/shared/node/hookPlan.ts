/** A webhook as the vendor has it. */
export interface RemoteHook {
	id: string;
	topic: string;
	url: string;
	/** false: the vendor switched it off. */
	active: boolean;
	/** Whether it carries our secret; `hidden` when the vendor does not show it, `none` when there is none per webhook. */
	secret: 'same' | 'other' | 'hidden' | 'none';
}

export interface WantedHook {
	topic: string;
	url: string;
	/** Chosen by this node; vendors that sign with the account's own secret leave it aside. */
	secret: string;
}

/** A webhook that this node made or took over. */
export interface KnownHook {
	topic: string;
	id: string;
}

export interface HookPlan {
	keep: KnownHook[];
	create: WantedHook[];
	/** Webhooks of this node that are set right in place. */
	change: Array<{ id: string; wanted: WantedHook }>;
	/** Ids of webhooks of this node that are off, old, doubled or no longer wanted. */
	remove: string[];
	/** Those of them that stand in the way of a new one (same topic and address) and must go before it is made. */
	removeFirst: string[];
}

export interface PlanRules {
	known: KnownHook[];
	/** Whether a hidden secret is taken to be ours as long as topic and address are. */
	trustHidden: boolean;
	/** Whether the vendor can change a webhook; else it is replaced. */
	canChange?: boolean;
	matches(remote: RemoteHook, wanted: WantedHook): boolean;
}

/** Compares what the vendor has with what is wanted. Webhooks at other addresses that this node did not make are left alone. */
export function hookPlan(remote: RemoteHook[], wanted: WantedHook[], rules: PlanRules): HookPlan {
	const isKnown = (hook: RemoteHook) => rules.known.some((known) => known.id === hook.id);
	const isHealthy = (hook: RemoteHook) =>
		hook.active &&
		(hook.secret === 'same' ||
			hook.secret === 'none' ||
			(hook.secret === 'hidden' && (rules.trustHidden || isKnown(hook))));
	const keep: KnownHook[] = [];
	const create: WantedHook[] = [];
	const change: HookPlan['change'] = [];
	const removeFirst: string[] = [];
	for (const want of wanted) {
		const same = remote.filter((hook) => rules.matches(hook, want));
		const healthy = same.find((hook) => isHealthy(hook) && isKnown(hook)) ?? same.find(isHealthy);
		const broken = rules.canChange ? (same.find(isKnown) ?? same[0]) : undefined;
		if (healthy) keep.push({ topic: want.topic, id: healthy.id });
		else if (broken) change.push({ id: broken.id, wanted: want });
		else {
			create.push(want);
			removeFirst.push(...same.map((hook) => hook.id));
		}
	}
	const kept = new Set([...keep, ...change].map((hook) => hook.id));
	const urls = new Set(wanted.map((want) => want.url));
	const own = remote.filter((hook) => urls.has(hook.url) || isKnown(hook) || removeFirst.includes(hook.id));
	const remove = own.map((hook) => hook.id).filter((id) => !kept.has(id));
	return { keep, create, change, removeFirst, remove };
}
