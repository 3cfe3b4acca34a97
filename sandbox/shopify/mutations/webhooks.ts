import { judgePublicUrl } from '../../core/publicUrl.ts';
import { userError } from '../context.ts';
import { gid } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { grantsOneOf } from '../scopes.ts';
import { scopesOfTopic } from '../webhooks/topics.ts';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { SubscriptionRecord } from '../records.ts';

const MAX_NAME_LENGTH = 50;

interface SubscriptionInput {
	uri?: string | null;
	callbackUrl?: string | null;
	format?: 'JSON' | 'XML' | null;
	filter?: string | null;
	includeFields?: string[] | null;
	metafieldNamespaces?: string[] | null;
	name?: string | null;
}

interface Payload {
	webhookSubscription: SubscriptionRecord | null;
	userErrors: UserError[];
}

const refused = (field: string[], message: string): Payload => ({
	webhookSubscription: null,
	userErrors: [userError(field, message)],
});

function judge(
	context: CallContext,
	topic: string,
	uri: string,
	input: SubscriptionInput,
	own?: SubscriptionRecord,
): Payload | null {
	const at = ['webhookSubscription', input.callbackUrl ? 'callbackUrl' : 'uri'];
	const scopes = scopesOfTopic(topic);
	if (scopes.length > 0 && !grantsOneOf(context.scopes, scopes)) {
		return refused(['topic'], 'You do not have permission to create or update webhooks with this topic');
	}
	if (uri === '') return refused(at, "Address can't be blank");
	const verdict = judgePublicUrl(uri);
	if (!verdict.ok) return refused(at, `Address ${verdict.reason}`);
	if (input.format === 'XML')
		return refused(['webhookSubscription', 'format'], 'Format is not simulated by the sandbox');
	if ((input.name?.length ?? 0) > MAX_NAME_LENGTH)
		return refused(['webhookSubscription', 'name'], 'Name is too long');
	const taken = [...context.shop.subscriptions.values()].some(
		(other) =>
			other !== own && other.clientId === context.app.clientId && other.topic === topic && other.uri === uri,
	);
	return taken ? refused(at, 'Address for this topic has already been taken') : null;
}

function apply(subscription: SubscriptionRecord, input: SubscriptionInput): void {
	if (input.filter !== undefined) subscription.filter = input.filter;
	if (input.includeFields) subscription.includeFields = input.includeFields;
	if (input.metafieldNamespaces) subscription.metafieldNamespaces = input.metafieldNamespaces;
	if (input.name !== undefined) subscription.name = input.name;
}

function create(
	_: unknown,
	args: { topic: string; webhookSubscription: SubscriptionInput },
	context: CallContext,
): Payload {
	const { topic, webhookSubscription: input } = args;
	const uri = input.uri ?? input.callbackUrl ?? '';
	const problem = judge(context, topic, uri, input);
	if (problem) return problem;
	const now = context.shop.now();
	const subscription: SubscriptionRecord = {
		kind: 'WebhookSubscription',
		id: context.shop.nextId('WebhookSubscription'),
		clientId: context.app.clientId,
		topic,
		uri,
		format: 'JSON',
		filter: null,
		includeFields: [],
		metafieldNamespaces: [],
		name: null,
		apiVersion: context.version,
		createdAt: now,
		updatedAt: now,
	};
	apply(subscription, input);
	context.shop.subscriptions.set(subscription.id, subscription);
	return { webhookSubscription: subscription, userErrors: [] };
}

function ownSubscription(context: CallContext, id: string): SubscriptionRecord | null {
	const record = recordByGid(context, id);
	return record?.kind === 'WebhookSubscription' ? record : null;
}

const ABSENT = 'Webhook subscription does not exist';

function update(
	_: unknown,
	args: { id: string; webhookSubscription: SubscriptionInput },
	context: CallContext,
): Payload {
	const subscription = ownSubscription(context, args.id);
	if (!subscription) return refused(['id'], ABSENT);
	const uri = args.webhookSubscription.uri ?? args.webhookSubscription.callbackUrl ?? subscription.uri;
	const problem = judge(context, subscription.topic, uri, args.webhookSubscription, subscription);
	if (problem) return problem;
	apply(subscription, args.webhookSubscription);
	Object.assign(subscription, { uri, updatedAt: context.shop.now() });
	return { webhookSubscription: subscription, userErrors: [] };
}

function remove(_: unknown, args: { id: string }, context: CallContext) {
	const subscription = ownSubscription(context, args.id);
	if (!subscription) return { deletedWebhookSubscriptionId: null, userErrors: [userError(['id'], ABSENT)] };
	context.shop.subscriptions.delete(subscription.id);
	return { deletedWebhookSubscriptionId: gid('WebhookSubscription', subscription.id), userErrors: [] };
}

export const webhookMutations: Record<string, Resolver> = {
	webhookSubscriptionCreate: create,
	webhookSubscriptionUpdate: update,
	webhookSubscriptionDelete: remove,
};
