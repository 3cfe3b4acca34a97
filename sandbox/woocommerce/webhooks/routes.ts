import { created, invalidId, needsForce, ok, Refusal } from '../answers.ts';
import { idOf, type Call, type Reply, type Row } from '../call.ts';
import { links } from '../links.ts';
import { answerList, type ListSpec } from '../lists.ts';
import type { Webhook } from '../records.ts';
import { resourceRoutes } from '../resource.ts';
import { moment, oneOf, order, PAGE, required, text, withDefault, type Args } from '../schema/types.ts';
import type { World } from '../world.ts';
import { judgeAddress } from './address.ts';
import { USER_AGENT } from './queue.ts';
import { hooksOf, isTopic, partsOf } from './topics.ts';

const STATUS = oneOf('active', 'paused', 'disabled');
const FIELDS: Args = { name: text, status: STATUS, topic: text, delivery_url: text, secret: text };
const NEW: Args = { ...FIELDS, topic: required(text), delivery_url: required(text) };
const FILTERS: Args = {
	...PAGE,
	...order('desc'),
	after: moment,
	before: moment,
	orderby: withDefault(oneOf('date', 'id', 'title'), 'date'),
	status: withDefault(oneOf('all', 'active', 'paused', 'disabled'), 'all'),
};

const webhookView = (world: World, webhook: Webhook): object => {
	const [resource, event] = partsOf(webhook.topic);
	return {
		id: webhook.id,
		name: webhook.name,
		status: webhook.status,
		topic: webhook.topic,
		resource,
		event,
		hooks: hooksOf(webhook.topic),
		delivery_url: webhook.deliveryUrl,
		date_created: world.time.local(webhook.createdAt),
		date_created_gmt: world.time.gmt(webhook.createdAt),
		date_modified: world.time.local(webhook.modifiedAt),
		date_modified_gmt: world.time.gmt(webhook.modifiedAt),
		_links: links(world, `/webhooks/${webhook.id}`, '/webhooks'),
	};
};

const list: ListSpec<Webhook> = {
	view: ({ world }, webhook) => webhookView(world, webhook),
	sort: { date: ({ createdAt }) => createdAt, title: ({ name }) => name },
	createdAt: ({ createdAt }) => createdAt,
};

/** A status is not heeded; the address is only looked at, not tried. The ping goes out before the answer. */
async function create({ world, args, user }: Call): Promise<Reply> {
	judge(args, true);
	const webhook: Webhook = {
		id: world.id('webhook'),
		name: String(args['name'] ?? '') || `Webhook created on ${world.time.local(world.now()) ?? ''}`,
		status: 'active',
		topic: String(args['topic']),
		deliveryUrl: String(args['delivery_url']),
		secret: String(args['secret'] ?? '') || world.word(50),
		userId: user?.id ?? 0,
		failures: 0,
		createdAt: world.now(),
		modifiedAt: null,
	};
	world.webhooks.set(webhook.id, webhook);
	await ping(world, webhook);
	return created(webhookView(world, webhook), world.href(`/webhooks/${webhook.id}`));
}

function judge(args: Row, isNew: boolean): void {
	const { topic, delivery_url: address } = args;
	if (isNew || topic !== undefined) {
		if (!isTopic(String(topic)))
			throw new Refusal(
				400,
				'woocommerce_rest_shop_webhook_invalid_topic',
				'Webhook topic is required and must be valid.',
			);
	}
	if (isNew || address !== undefined) {
		if (!/^https?:\/\/[^\s/]+/i.test(String(address)) || !URL.canParse(String(address)))
			throw new Refusal(
				400,
				'woocommerce_rest_shop_webhook_invalid_delivery_url',
				'Webhook delivery URL must be a valid URL starting with http:// or https://.',
			);
	}
}

/** Form data without a signature; whether anybody listens does not matter. */
function ping(world: World, webhook: Webhook): Promise<void> {
	if (!judgeAddress(world, webhook.deliveryUrl).ok) return Promise.resolve();
	return new Promise((resolve) => {
		setTimeout(resolve, world.settings.pingWaitMs).unref();
		world.context.deliver({
			url: webhook.deliveryUrl,
			headers: { 'User-Agent': USER_AGENT, 'Content-Type': 'application/x-www-form-urlencoded' },
			body: `webhook_id=${webhook.id}`,
			label: 'ping',
			timeoutMs: 60_000,
			retryDelaysMs: [],
			onAttempt: () => resolve(),
		});
	});
}

function update(call: Call): Reply {
	const { world, args } = call;
	const webhook = webhookOf(call);
	judge(args, false);
	if (typeof args['name'] === 'string') webhook.name = args['name'];
	if (typeof args['status'] === 'string') webhook.status = args['status'] as Webhook['status'];
	if (typeof args['topic'] === 'string') webhook.topic = args['topic'];
	if (typeof args['delivery_url'] === 'string') webhook.deliveryUrl = args['delivery_url'];
	if (typeof args['secret'] === 'string' && args['secret'] !== '') webhook.secret = args['secret'];
	webhook.modifiedAt = world.now();
	return ok(webhookView(world, webhook));
}

function remove(call: Call): Reply {
	const webhook = webhookOf(call);
	if (call.args['force'] !== true) throw needsForce();
	call.world.webhooks.delete(webhook.id);
	return ok(webhookView(call.world, webhook));
}

function webhookOf(call: Call): Webhook {
	const webhook = call.world.webhooks.get(idOf(call));
	if (!webhook) throw invalidId('shop_webhook', call.inBatch);
	return webhook;
}

function find({ world, args }: Call): Webhook[] {
	const part = String(args['search'] ?? '').toLowerCase();
	return [...world.webhooks.values()].filter(
		({ status, name }) =>
			['all', status].includes(String(args['status'] ?? 'all')) && name.toLowerCase().includes(part),
	);
}

export const webhookRoutes = resourceRoutes('/wc/v3/webhooks', {
	filters: FILTERS,
	fields: FIELDS,
	newFields: NEW,
	list: (call) => answerList(call, find(call), list),
	show: (call) => ok(webhookView(call.world, webhookOf(call))),
	create,
	update,
	remove,
});
