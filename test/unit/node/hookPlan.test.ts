import fc from 'fast-check';

import { hookPlan } from '../../../nodes/shared/node/hookPlan';
import type { KnownHook, RemoteHook, WantedHook } from '../../../nodes/shared/node/hookPlan';

const OURS = 'https://n8n.example/webhook/a';
const urls = [OURS, 'https://n8n.example/webhook/old', 'https://other.example/'];
const topics = ['created', 'updated', 'deleted'];

const remoteHooks = fc
	.array(
		fc.record({
			topic: fc.constantFrom(...topics),
			url: fc.constantFrom(...urls),
			active: fc.boolean(),
			secret: fc.constantFrom<RemoteHook['secret']>('same', 'other', 'hidden', 'none'),
		}),
		{ maxLength: 8 },
	)
	.map((hooks): RemoteHook[] => hooks.map((hook, index) => ({ ...hook, id: `r${index}` })));

const matches = (hook: RemoteHook, want: WantedHook) => hook.topic === want.topic && hook.url === want.url;

/** Carries a plan out at the vendor. */
function carriedOut(
	remote: RemoteHook[],
	plan: ReturnType<typeof hookPlan>,
): { remote: RemoteHook[]; known: KnownHook[] } {
	const made = plan.create.map((want, index): RemoteHook => ({
		id: `new${index}`,
		topic: want.topic,
		url: want.url,
		active: true,
		secret: 'hidden',
	}));
	return {
		remote: [...remote.filter((hook) => !plan.remove.includes(hook.id)), ...made],
		known: [...plan.keep, ...made.map(({ id, topic }) => ({ id, topic }))],
	};
}

describe('the plan for webhooks', () => {
	it('ends with exactly one healthy webhook per topic, touches nobody else, and has nothing left to do', () => {
		fc.assert(
			fc.property(remoteHooks, fc.subarray(topics), fc.boolean(), (remote, chosen, trustHidden) => {
				const wanted = chosen.map((topic) => ({ topic, url: OURS, secret: 's' }));
				const old = remote
					.filter((hook) => hook.url.endsWith('/old'))
					.map(({ id, topic }) => ({ id, topic }));
				const rules = { known: old, trustHidden, matches };
				const after = carriedOut(remote, hookPlan(remote, wanted, rules));
				const ours = after.remote.filter((hook) => hook.url === OURS && chosen.includes(hook.topic));
				expect(ours.map((hook) => hook.topic).sort()).toEqual([...chosen].sort());
				expect(ours.every((hook) => hook.active && hook.secret !== 'other')).toBe(true);
				expect(after.remote.some((hook) => hook.url.endsWith('/old'))).toBe(false);
				const foreign = (hooks: RemoteHook[]) => hooks.filter((hook) => hook.url === urls[2]);
				expect(foreign(after.remote)).toEqual(foreign(remote));
				const again = hookPlan(after.remote, wanted, { ...rules, known: after.known });
				expect({ create: again.create, remove: again.remove }).toEqual({ create: [], remove: [] });
			}),
		);
	});

	it('sets a broken webhook right in place where the vendor can, the one that this node made first', () => {
		const broken = (id: string, active: boolean): RemoteHook => ({
			id,
			topic: 'created',
			url: OURS,
			active,
			secret: 'other',
		});
		const wanted = { topic: 'created', url: OURS, secret: 's' };
		const known = [{ topic: 'created', id: 'r2' }];
		const rules = { known, trustHidden: false, canChange: true, matches };
		expect(hookPlan([broken('r1', true), broken('r2', false)], [wanted], rules)).toEqual({
			keep: [],
			create: [],
			change: [{ id: 'r2', wanted }],
			removeFirst: [],
			remove: ['r1'],
		});
	});
});
