import { randomBytes } from 'node:crypto';

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { nodeFailure } from './errorItem';
import { hookPlan } from './hookPlan';
import type { HookPlan, KnownHook, RemoteHook, WantedHook } from './hookPlan';

export type { RemoteHook, WantedHook } from './hookPlan';

export type HookContext = IHookFunctions | IPollFunctions;

/** What a vendor's house tells the life cycle about its webhooks. */
export interface WebhookAdapter {
	/** The topics chosen in the node: one webhook each, be it an event or, with some vendors, a warehouse. */
	topics(context: HookContext): string[] | Promise<string[]>;
	/** All webhooks of the account that this credential sees. `wanted` helps to judge a secret that the vendor shows. */
	list(context: HookContext, wanted: WantedHook[]): Promise<RemoteHook[]>;
	/** Gives the vendor's id. */
	create(context: HookContext, wanted: WantedHook): Promise<string>;
	/** Sets a webhook right in place; absent = the vendor cannot, it is replaced. */
	change?(context: HookContext, id: string, wanted: WantedHook): Promise<void>;
	/** Must not throw when it is gone already. */
	remove(context: HookContext, id: string): Promise<void>;
	/** Whether topic and address are the wanted ones; absent = both texts are equal. */
	matches?(remote: RemoteHook, wanted: WantedHook): boolean;
}

const STATE = 'hooks';

interface HookState {
	url: string;
	secret: string;
	known: KnownHook[];
}

/** checkExists: only when every topic has exactly one webhook, at this address, switched on, with our secret. */
export async function hooksExist(context: IHookFunctions, adapter: WebhookAdapter): Promise<boolean> {
	const state = stateFor(context, urlOf(context));
	const plan = await planFor(context, adapter, state, 'strict');
	if (plan.create.length > 0 || plan.change.length > 0 || plan.remove.length > 0) return false;
	save(context, { ...state, known: plan.keep });
	return true;
}

/** create: adds what is missing, replaces what is off, old or doubled, and never makes a second one. */
export async function createHooks(context: IHookFunctions, adapter: WebhookAdapter): Promise<boolean> {
	const state = stateFor(context, urlOf(context));
	await carryOut(context, adapter, state, await planFor(context, adapter, state, 'strict'));
	return true;
}

/** delete: takes away this node's webhooks. A credential that is gone must not keep the workflow from being switched off. */
export async function deleteHooks(context: IHookFunctions, adapter: WebhookAdapter): Promise<boolean> {
	const state = stateFor(context, urlOf(context));
	try {
		const remote = await adapter.list(context, await wantedOf(context, adapter, state));
		const own = remote.filter(
			(hook) => hook.url === state.url || (!isTest(context) && isKnown(state.known, hook)),
		);
		for (const hook of own) await adapter.remove(context, hook.id);
	} catch (error) {
		const failure = nodeFailure(context.getNode(), error, undefined);
		if (isPassing(failure)) throw new NodeOperationError(context.getNode(), failure);
		context.logger.warn(`The webhooks could not be taken away: ${failure.message}`);
	}
	save(context, { ...state, known: [] });
	return true;
}

export interface HookRepair {
	/** Topics whose webhook was missing, off, old or doubled. */
	repaired: string[];
	/** Topics that were in order. */
	healthy: string[];
}

/** For a poll or a maintenance run: n8n itself never looks again after publishing. undefined = never published. */
export async function repairHooks(
	context: HookContext,
	adapter: WebhookAdapter,
): Promise<HookRepair | undefined> {
	const stored = storedState(context);
	if (!stored || isTest(context)) return undefined;
	const plan = await planFor(context, adapter, stored, 'trusting');
	await carryOut(context, adapter, stored, plan);
	return {
		repaired: [...plan.change.map(({ wanted }) => wanted), ...plan.create].map(({ topic }) => topic),
		healthy: plan.keep.map((known) => known.topic),
	};
}

/** Secrets that webhooks of this node may be signed with, newest first. */
export function hookSecrets(context: HookContext | IWebhookFunctions): string[] {
	const stored = storedState(context);
	return stored ? [stored.secret] : [];
}

async function planFor(
	context: HookContext,
	adapter: WebhookAdapter,
	state: HookState,
	trust: 'strict' | 'trusting',
): Promise<HookPlan> {
	const wanted = await wantedOf(context, adapter, state);
	const remote = await adapter.list(context, wanted);
	return hookPlan(remote, wanted, {
		known: isTest(context) ? [] : state.known,
		trustHidden: trust === 'trusting',
		canChange: adapter.change !== undefined,
		matches:
			adapter.matches?.bind(adapter) ?? ((hook, want) => hook.topic === want.topic && hook.url === want.url),
	});
}

/** New ones first, so that no event falls between. State is kept after each step: n8n calls `delete` when one fails. */
async function carryOut(
	context: HookContext,
	adapter: WebhookAdapter,
	state: HookState,
	plan: HookPlan,
): Promise<void> {
	const known = [...plan.keep];
	for (const { id, wanted } of plan.change) {
		await adapter.change?.(context, id, wanted);
		known.push({ topic: wanted.topic, id });
	}
	for (const id of plan.removeFirst) await adapter.remove(context, id);
	for (const wanted of plan.create) {
		known.push({ topic: wanted.topic, id: await adapter.create(context, wanted) });
		save(context, { ...state, known: [...known] });
	}
	for (const id of plan.remove.filter((entry) => !plan.removeFirst.includes(entry)))
		await adapter.remove(context, id);
	save(context, { ...state, known });
}

async function wantedOf(
	context: HookContext,
	adapter: WebhookAdapter,
	state: HookState,
): Promise<WantedHook[]> {
	const { url, secret } = state;
	return [...new Set(await adapter.topics(context))].map((topic) => ({ topic, url, secret }));
}

function urlOf(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(context.getNode(), 'n8n gave no webhook address for this node');
	return url;
}

function stateFor(context: IHookFunctions, url: string): HookState {
	const stored = storedState(context);
	return stored ? { ...stored, url } : { url, secret: randomBytes(32).toString('hex'), known: [] };
}

function storedState(context: HookContext | IWebhookFunctions): HookState | undefined {
	const value = context.getWorkflowStaticData('node')[STATE];
	if (typeof value !== 'object' || value === null) return undefined;
	const { url, secret, known }: IDataObject = Object.fromEntries(Object.entries(value));
	if (typeof url !== 'string' || typeof secret !== 'string') return undefined;
	return { url, secret, known: Array.isArray(known) ? known.flatMap(knownOf) : [] };
}

function save(context: HookContext, state: HookState): void {
	context.getWorkflowStaticData('node')[STATE] = {
		url: state.url,
		secret: state.secret,
		known: state.known.map(({ topic, id }) => ({ topic, id })),
	};
}

function knownOf(value: unknown): KnownHook[] {
	if (typeof value !== 'object' || value === null || !('topic' in value) || !('id' in value)) return [];
	return [{ topic: String(value.topic), id: String(value.id) }];
}

function isKnown(known: KnownHook[], hook: RemoteHook): boolean {
	return known.some((entry) => entry.id === hook.id);
}

/** The editor's test has its own address and must leave the published webhooks alone. */
function isTest(context: HookContext): boolean {
	return context.getMode() === 'manual' || context.getActivationMode() === 'manual';
}

function isPassing(failure: { failure?: { cause: string } }): boolean {
	return failure.failure?.cause === 'temporarily-unavailable' || failure.failure?.cause === 'rate-limited';
}
