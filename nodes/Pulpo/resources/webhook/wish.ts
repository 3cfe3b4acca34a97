import type { Change, Problem } from '../../../shared/model/outcome';
import type { Webhook, WebhookBody } from '../../client/webhooks';
import { idOf } from '../../client/wire';

export interface Wish {
	address: string;
	/** Empty = as they are. */
	events: string[];
	dryRun: boolean;
}

/** With a query all of the address counts, else what stands before the question mark. */
export function sameAddress(url: string, address: string): boolean {
	return address.includes('?') ? url === address : (url.split('?')[0] ?? '') === address;
}

/** Secret, header and merchant as in the webhook that is there; else the address as it was given. */
export function bodyOf(wish: Wish, warehouseId: string, model: Webhook | undefined): WebhookBody {
	const merchant = idOf(model?.row['merchant_id']);
	const client = model?.clientId ?? null;
	const channel = idOf(model?.row['merchant_channel_id']);
	return {
		url: model?.url ?? wish.address,
		method: 'POST',
		allowed_types: wish.events.length > 0 ? wish.events : (model?.events ?? []),
		enabled: true,
		warehouse_id: idOf(warehouseId) ?? 0,
		...(client === null ? {} : { client_id: client }),
		...(merchant === null ? {} : { merchant_id: merchant }),
		...(channel === null ? {} : { merchant_channel_id: channel }),
	};
}

export function changesOf(hook: Webhook, body: WebhookBody): Change[] {
	const events = [...hook.events].sort();
	const wanted = [...body.allowed_types].sort();
	const pairs: Change[] = [
		{ field: 'enabled', before: hook.enabled, after: true },
		{ field: 'method', before: hook.method, after: body.method },
		{ field: 'allowed_types', before: events, after: wanted },
	];
	return pairs.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

export function noEvents(warehouse: string): Problem {
	return {
		code: 'noEvents',
		message: `There is no webhook at this address yet, so the events for warehouse ${warehouse} must be chosen`,
		hint: 'Choose the events.',
		vendorMessage: null,
		httpStatus: null,
		retryable: false,
	};
}
