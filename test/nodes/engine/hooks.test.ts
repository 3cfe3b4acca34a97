import { createHmac } from 'node:crypto';

import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions, INodeType, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { signatureJudge } from '../../../nodes/shared/http/webhook';
import {
	createHooks,
	deleteHooks,
	hooksExist,
	hookSecrets,
	repairHooks,
} from '../../../nodes/shared/node/hooks';
import type { HookRepair, RemoteHook, WebhookAdapter, WantedHook } from '../../../nodes/shared/node/hooks';
import { acceptWebhook, judgeWebhook, refuseWebhook } from '../../../nodes/shared/node/webhookAnswer';
import { runPoll } from '../../support/engine/runPoll.ts';
import { runHook, runWebhook } from '../../support/engine/runWebhook.ts';

const URL_OF_NODE = 'https://n8n.example/webhook/hook-id/webhook';

/** The vendor's side: a list of webhooks. */
let remote: Array<RemoteHook & { secretText: string }>;
let nextId: number;
let createdTopics: string[];
let staticData: IDataObject;
let topics: string[];
let fail: Error | undefined;

beforeEach(() => {
	remote = [];
	nextId = 1;
	createdTopics = [];
	staticData = {};
	topics = ['orders/create', 'orders/updated'];
	fail = undefined;
});

function adapter(secretShown = true): WebhookAdapter {
	return {
		topics: () => topics,
		list: async (_context, wanted: WantedHook[]) => {
			if (fail) throw fail;
			return remote.map((hook) => ({
				...hook,
				secret: !secretShown ? 'hidden' : hook.secretText === wanted[0]?.secret ? 'same' : 'other',
			}));
		},
		create: async (_context, wanted) => {
			if (remote.some((hook) => hook.topic === wanted.topic && hook.url === wanted.url))
				throw new Error('doubled');
			const id = `w${nextId++}`;
			createdTopics.push(wanted.topic);
			remote.push({
				id,
				topic: wanted.topic,
				url: wanted.url,
				active: true,
				secret: 'same',
				secretText: wanted.secret,
			});
			return id;
		},
		remove: async (_context, id) => {
			remote = remote.filter((hook) => hook.id !== id);
		},
	};
}

const repairs: Array<HookRepair | undefined> = [];

function trigger(shown = true): INodeType {
	const judge = signatureJudge({ header: 'X-Signature', encoding: 'base64' });
	return {
		description: {
			displayName: 'Probe Trigger',
			name: 'probeTrigger',
			group: ['trigger'],
			version: 1,
			description: 'Probe',
			defaults: { name: 'Probe' },
			inputs: [],
			outputs: ['main'],
			webhooks: [{ name: 'default', httpMethod: 'POST', path: 'webhook', responseMode: 'onReceived' }],
			properties: [],
		},
		webhookMethods: {
			default: {
				checkExists: async function (this: IHookFunctions) {
					return await hooksExist(this, adapter(shown));
				},
				create: async function (this: IHookFunctions) {
					return await createHooks(this, adapter(shown));
				},
				delete: async function (this: IHookFunctions) {
					return await deleteHooks(this, adapter(shown));
				},
			},
		},
		async webhook(this: IWebhookFunctions) {
			const { verdict, rawBody } = await judgeWebhook(this, judge, hookSecrets(this));
			return verdict.ok ? acceptWebhook([{ json: { bytes: rawBody.length } }]) : refuseWebhook(this);
		},
		async poll(this: IPollFunctions) {
			repairs.push(await repairHooks(this, adapter(shown)));
			return null;
		},
	};
}

const step = async (name: 'checkExists' | 'create' | 'delete', shown = true) =>
	await runHook({ nodeType: trigger(shown), staticData }, name);

const live = () => remote.map(({ topic, url }) => `${topic} ${url}`).sort();
const wanted = () => topics.map((topic) => `${topic} ${URL_OF_NODE}`).sort();

describe('publishing', () => {
	it('makes one webhook per topic, and finds them afterwards', async () => {
		expect(await step('checkExists')).toBe(false);
		await step('create');
		expect(live()).toEqual(wanted());
		expect(await step('checkExists')).toBe(true);
		expect(createdTopics).toHaveLength(2);
	});

	it.each<[string, () => void]>([
		['is switched off', () => Object.assign(remote[0] as object, { active: false })],
		['was deleted', () => void remote.shift()],
		['carries another secret', () => Object.assign(remote[0] as object, { secretText: 'old' })],
		[
			'leads to an old address',
			() => Object.assign(remote[0] as object, { url: 'https://old.example/webhook/hook-id/webhook' }),
		],
		['is there twice', () => void remote.push({ ...remote[0], id: 'double' } as (typeof remote)[0])],
	])('repairs without doubling when a webhook %s', async (_name, damage) => {
		await step('create');
		damage();
		expect(await step('checkExists')).toBe(false);
		await step('create');
		expect(live()).toEqual(wanted());
		expect(await step('checkExists')).toBe(true);
	});

	it('takes away a topic that is no longer chosen', async () => {
		await step('create');
		topics = ['orders/create'];
		expect(await step('checkExists')).toBe(false);
		await step('create');
		expect(live()).toEqual(wanted());
	});

	it('leaves the webhooks of others alone', async () => {
		const foreign = {
			id: 'f',
			topic: 'orders/create',
			url: 'https://other.example/x',
			active: false,
			secretText: 'x',
		};
		remote.push({ ...foreign, secret: 'other' });
		await step('create');
		expect(await step('checkExists')).toBe(true);
		await step('delete');
		expect(remote.map((hook) => hook.id)).toEqual(['f']);
	});

	it('does not take a webhook with a hidden secret for its own unless it made it', async () => {
		remote.push({
			id: 'x',
			topic: 'orders/create',
			url: URL_OF_NODE,
			active: true,
			secret: 'hidden',
			secretText: '?',
		});
		expect(await step('checkExists', false)).toBe(false);
		await step('create', false);
		expect(remote.map((hook) => hook.id)).toEqual(['w1', 'w2']);
		expect(await step('checkExists', false)).toBe(true);
	});
});

describe('switching off', () => {
	it('takes all webhooks of the node away, and succeeds when they are gone already', async () => {
		await step('create');
		expect(await step('delete')).toBe(true);
		expect(remote).toEqual([]);
		expect(await step('delete')).toBe(true);
	});

	it('succeeds when the credential is gone', async () => {
		await step('create');
		fail = new NodeOperationError({ name: 'x' } as never, 'Credentials not found');
		expect(await step('delete')).toBe(true);
	});

	it('fails, so that n8n tries again, when the vendor is down for the moment', async () => {
		await step('create');
		fail = new NodeApiError(
			{ name: 'x' } as never,
			{},
			{ message: 'down', failure: { cause: 'temporarily-unavailable' } },
		);
		await expect(step('delete')).rejects.toThrow('down');
	});
});

describe('a repair from a poll', () => {
	it('brings back what the vendor switched off, and tells which', async () => {
		await step('create');
		Object.assign(remote[0] as object, { active: false });
		await runPoll({ nodeType: trigger(), staticData });
		expect(repairs.at(-1)).toEqual({ repaired: ['orders/create'], healthy: ['orders/updated'] });
		expect(
			remote
				.filter((hook) => hook.active)
				.map((hook) => hook.topic)
				.sort(),
		).toEqual(topics);
		await runPoll({ nodeType: trigger(), staticData });
		expect(repairs.at(-1)).toEqual({ repaired: [], healthy: topics });
	});

	it('does nothing before the first publishing and in manual runs', async () => {
		await runPoll({ nodeType: trigger(), staticData });
		expect(repairs.at(-1)).toBeUndefined();
		await step('create');
		remote = [];
		await runPoll({ nodeType: trigger(), staticData, mode: 'manual' });
		expect(remote).toEqual([]);
	});
});

describe('an incoming webhook', () => {
	const body = '{"id":1, "name":"ü"}';
	const sign = (secret: string) => createHmac('sha256', secret).update(body).digest('base64');
	const secret = () => String((staticData['hooks'] as IDataObject)['secret']);

	it('starts an execution when the signature over the raw bytes is right', async () => {
		await step('create');
		const run = await runWebhook(
			{ nodeType: trigger(), staticData },
			{ rawBody: body, headers: { 'x-signature': sign(secret()) } },
		);
		expect(run.items).toEqual([[{ json: { bytes: Buffer.byteLength(body) } }]]);
		expect(run.sent).toBeUndefined();
	});

	it.each<[string, () => Record<string, string>]>([
		['is wrong', () => ({ 'x-signature': sign('other') })],
		['is missing', () => ({})],
	])('is answered 401 without an execution when the signature %s', async (_name, headers) => {
		await step('create');
		const run = await runWebhook({ nodeType: trigger(), staticData }, { rawBody: body, headers: headers() });
		expect(run.sent?.status).toBe(401);
		expect(run.response).toEqual({ noWebhookResponse: true });
	});
});
