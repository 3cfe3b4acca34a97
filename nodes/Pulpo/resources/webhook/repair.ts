import type { Attempt, Connection } from '../../../shared/http/types';
import type { Change, Outcome } from '../../../shared/model/outcome';
import {
	createWebhook,
	deleteWebhook,
	readWebhooks,
	replaceWebhook,
	webhookIn,
	type Webhook,
	type WebhookBody,
} from '../../client/webhooks';
import { hiddenQuery } from '../../mapping/webhook';
import { webhookOutcome } from './outcomes';
import { bodyOf, changesOf, noEvents, type Wish } from './wish';

/** One webhook stays, in order; what is doubled goes. The outcome tells what was done, or would be. */
export async function repairWarehouse(
	connection: Connection,
	wish: Wish,
	warehouse: { id: string; name: string },
	there: readonly Webhook[],
): Promise<Outcome[]> {
	const own = there.filter((hook) => hook.warehouseId === warehouse.id);
	const [best, ...doubled] = [...own].sort((a, b) => Number(b.enabled) - Number(a.enabled));
	const key = `${hiddenQuery(wish.address)} ${warehouse.name}`;
	const subject = { key, number: warehouse.name, id: best?.id ?? null, dryRun: wish.dryRun };
	const body = bodyOf(wish, warehouse.id, best ?? there[0]);
	if (body.allowed_types.length === 0)
		return [webhookOutcome('failed', subject, { problem: noEvents(warehouse.name) })];
	if (best === undefined) return [await create(connection, wish, body, subject)];
	const changes = changesOf(best, body);
	const changed = changes.length > 0;
	const attempt = changed && !wish.dryRun ? await replaceWebhook(connection, best.id, body) : null;
	if (attempt?.ok === false) return [webhookOutcome('failed', subject, { problem: attempt.problem })];
	const kept = webhookOutcome(changed ? 'updated' : 'unchanged', subject, { changes });
	return [kept, ...(await removeDoubled(connection, wish, doubled, subject))];
}

type Subject = Parameters<typeof webhookOutcome>[1];

async function create(
	connection: Connection,
	wish: Wish,
	body: WebhookBody,
	subject: Subject,
): Promise<Outcome> {
	const changes: Change[] = [{ field: 'webhook', before: null, after: body.allowed_types }];
	if (wish.dryRun) return webhookOutcome('created', subject, { changes });
	const attempt = await createWebhook(connection, body);
	const id = attempt.ok
		? (webhookIn(attempt.reply.body)?.id ?? null)
		: await idAfterUnclear(connection, body, attempt);
	if (attempt.ok || id !== null) return webhookOutcome('created', { ...subject, id }, { changes });
	const outcome = attempt.decision === 'ambiguous' ? 'unknown' : 'failed';
	return webhookOutcome(outcome, subject, { problem: attempt.problem });
}

/** After an answer that leaves it open: PULPO keeps no webhook unique, so it is looked for and never sent twice. */
async function idAfterUnclear(
	connection: Connection,
	body: WebhookBody,
	attempt: Attempt,
): Promise<string | null> {
	if (attempt.ok || attempt.decision !== 'ambiguous') return null;
	const hooks = await readWebhooks(connection, { warehouse_id: body.warehouse_id });
	return hooks.find((hook) => hook.url === body.url)?.id ?? null;
}

async function removeDoubled(
	connection: Connection,
	wish: Wish,
	doubled: Webhook[],
	subject: Subject,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const { id } of doubled) {
		const attempt = wish.dryRun ? null : await deleteWebhook(connection, id);
		const failed = attempt?.ok === false && attempt.decision !== 'absent' ? attempt.problem : null;
		const own = { ...subject, id };
		if (failed) outcomes.push(webhookOutcome('failed', own, { problem: failed }));
		else
			outcomes.push(
				webhookOutcome('cancelled', own, { changes: [{ field: 'webhook', before: id, after: null }] }),
			);
	}
	return outcomes;
}
