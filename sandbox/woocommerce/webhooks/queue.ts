import { createHash, createHmac } from 'node:crypto';
import { invalidId, Refusal } from '../answers.ts';
import { couponView } from '../shop/couponView.ts';
import { customerView } from '../shop/customerView.ts';
import { VERSION, WORDPRESS_VERSION } from '../defaults.ts';
import { orderView } from '../orders/view.ts';
import { phpJson } from '../phpJson.ts';
import { productView } from '../products/view.ts';
import type { Webhook } from '../records.ts';
import type { Pending, World } from '../world.ts';
import { judgeAddress } from './address.ts';
import { partsOf } from './topics.ts';

const TIMEOUT_MS = 60_000;
const MOST_FAILURES = 5;
export const USER_AGENT = `WooCommerce/${VERSION} Hookshot (WordPress/${WORDPRESS_VERSION})`;

/** Puts one entry per active webhook into the queue; one that already waits is not put there twice. */
export function announce(world: World, topic: string, resourceId: number): void {
	for (const { id, status, topic: wanted } of world.webhooks.values()) {
		if (status !== 'active' || wanted !== topic) continue;
		if (world.pending.some((one) => one.webhookId === id && one.resourceId === resourceId)) continue;
		world.pending.push({ webhookId: id, topic, resourceId });
	}
	if (world.pending.length > 0 && !world.settings.cronNeedsVisit) startTimer(world);
}

function startTimer(world: World): void {
	if (world.timer) return;
	const waitMs = world.settings.webhookDelayMs / world.context.rateFactor;
	world.timer = setTimeout(() => runQueue(world), waitMs);
	world.timer.unref();
}

/** Somebody looks at the shop: WordPress runs what is due. */
export function visit(world: World): void {
	if (world.pending.length > 0) startTimer(world);
}

/** Bodies are made now, not when the change happened. */
export function runQueue(world: World): number {
	clearTimeout(world.timer);
	world.timer = undefined;
	const due = world.pending.splice(0);
	for (const entry of due) {
		const webhook = world.webhooks.get(entry.webhookId);
		if (webhook?.status === 'active') send(world, webhook, entry);
	}
	return due.length;
}

function send(world: World, webhook: Webhook, { topic, resourceId }: Pending): void {
	if (!judgeAddress(world, webhook.deliveryUrl).ok) return countFailure(world, webhook);
	const body = phpJson(payload(world, topic, resourceId));
	const [resource, event] = partsOf(topic);
	world.context.deliver({
		url: webhook.deliveryUrl,
		headers: {
			'User-Agent': USER_AGENT,
			'Content-Type': 'application/json',
			'X-WC-Webhook-Source': `${world.settings.url.replace(/\/$/, '')}/`,
			'X-WC-Webhook-Topic': topic,
			'X-WC-Webhook-Resource': resource,
			'X-WC-Webhook-Event': event,
			'X-WC-Webhook-Signature': createHmac('sha256', decodeEntities(webhook.secret))
				.update(body, 'utf8')
				.digest('base64'),
			'X-WC-Webhook-ID': String(webhook.id),
			'X-WC-Webhook-Delivery-ID': deliveryId(world, webhook),
		},
		body,
		label: topic,
		timeoutMs: TIMEOUT_MS,
		retryDelaysMs: [],
		onAttempt: ({ status }) => {
			if (status !== undefined && status >= 200 && status <= 302) webhook.failures = 0;
			else countFailure(world, webhook);
		},
	});
}

/** The seventh in a row switches the webhook off; switching it on again does not set the count back. */
function countFailure(_world: World, webhook: Webhook): void {
	if (webhook.failures > MOST_FAILURES) webhook.status = 'disabled';
	else webhook.failures += 1;
}

/** Of one webhook all deliveries of the same second share it. */
const deliveryId = (world: World, { id }: Webhook): string =>
	createHash('md5')
		.update(`${id}|${Math.floor(world.now() / 1000)}`)
		.digest('hex');

/** What is gone by now comes as the error that the interface would give. */
export function payload(world: World, topic: string, id: number): object {
	const [resource, event] = partsOf(topic);
	if (event === 'deleted') return { id };
	try {
		return objectOf(world, resource, id);
	} catch (error) {
		if (error instanceof Refusal) return error.body();
		throw error;
	}
}

function objectOf(world: World, resource: string, id: number): object {
	const [product, order] = [world.products.get(id), world.orders.get(id)];
	const [customer, coupon] = [world.customers.get(id), world.coupons.get(id)];
	if (resource === 'product' && product) return productView(world, product, 'view');
	if (resource === 'order' && order) return orderView(world, order, 2);
	if (resource === 'customer' && customer) return customerView(world, customer);
	if (resource === 'coupon' && coupon) return couponView(world, coupon);
	throw invalidId({ order: 'shop_order', coupon: 'shop_coupon' }[resource] ?? resource);
}

/** The shop stores the secret as HTML and decodes it before it signs. */
const decodeEntities = (text: string): string =>
	text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#039;', "'")
		.replaceAll('&amp;', '&');
