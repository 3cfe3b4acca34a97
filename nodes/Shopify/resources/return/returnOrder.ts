import { parseKey } from '../../../shared/model/key';
import type { Problem } from '../../../shared/model/outcome';
import type { Return } from '../../../shared/model/return';
import { problem } from '../order/writeProblems';

export type OrderOfReturn = { ok: true; gid: string } | { ok: false; problem: Problem };

/** Whether the order can only be found by the number that customers see. */
export function isNamed({ orderKey, orderNumber }: Return): boolean {
	return orderKey === null && orderNumber !== null && orderNumber.trim() !== '';
}

export function orderOfReturn(
	record: Return,
	shop: string,
	named: ReadonlyMap<string, readonly string[]>,
): OrderOfReturn {
	if (record.orderKey !== null) return byKey(record.orderKey, record, shop);
	const [gid, other] = named.get(record.orderNumber ?? '') ?? [];
	if (gid !== undefined && other === undefined) return { ok: true, gid };
	return {
		ok: false,
		problem: problem(
			'orderUnknown',
			gid === undefined
				? `${nameOf(record)}: the shop has no order ${record.orderNumber ?? 'for it'}`
				: `${nameOf(record)}: the shop has several orders named ${record.orderNumber}`,
			'Handle the return in the shop admin.',
		),
	};
}

function byKey(key: string, record: Return, shop: string): OrderOfReturn {
	const parsed = parseKey(key);
	if (parsed.ok && parsed.parts.system === 'shopify' && parsed.parts.account === shop)
		return { ok: true, gid: `gid://shopify/Order/${parsed.parts.id}` };
	return {
		ok: false,
		problem: problem(
			'otherShop',
			`${nameOf(record)} belongs to order ${key}, which is not one of the shop ${shop}`,
			'Send the returns of each shop to a node with the credential of that shop.',
		),
	};
}

function nameOf(record: Return): string {
	return `Return ${record.number ?? record.id}`;
}
