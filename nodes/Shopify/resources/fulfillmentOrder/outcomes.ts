import { orderKey } from '../../../shared/model/key';
import type { Outcome, OutcomeName, Problem } from '../../../shared/model/outcome';
import type { WireFulfillmentOrder } from '../../client/fulfillmentWire';
import type { Shop } from '../../client/shop';
import { idOfGid } from '../../client/wire';
import { problem } from '../order/writeProblems';

export function outcomeOf(outcome: OutcomeName, piece: WireFulfillmentOrder, shop: Shop): Outcome {
	return {
		outcome,
		key: orderKey('shopify', shop.account.shop, idOfGid(piece.orderId) ?? piece.orderId),
		number: piece.orderName,
		target: { system: 'shopify', id: idOfGid(piece.id), number: piece.orderName },
		reason: null,
		problem: null,
		changes: [],
		dryRun: false,
	};
}

export function unread(gid: string | null, cause: Problem): Outcome {
	const id = gid === null ? '' : (idOfGid(gid) ?? gid);
	return {
		outcome: 'failed',
		key: '',
		number: id,
		target: null,
		reason: null,
		problem: cause,
		changes: [],
		dryRun: false,
	};
}

export function notFound(gid: string | null): Problem {
	return gid === null
		? problem('invalidId', 'This is not the ID of a fulfillment order', 'Give its number or its GID.')
		: problem(
				'notFound',
				`Shopify shows no fulfillment order with the ID ${idOfGid(gid) ?? gid}`,
				'It does not exist, or the app lacks the scope for the fulfillment orders of its location.',
			);
}
