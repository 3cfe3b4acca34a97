import { encodeSegment } from '../../shared/http/encode';
import type { Connection } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import type { List, Query } from './lists';
import { idOf, isRow } from './wire';

export type TenantResult = { ok: true; tenantId: number } | { ok: false; problem: Problem };

/** The tenant of the credential's user; customers are created with it. */
export async function readTenant(connection: Connection): Promise<TenantResult> {
	const attempt = await connection.attempt({
		method: 'GET',
		path: '/iam/users/me',
		replay: 'safe',
		purpose: 'read the user of the credential',
	});
	if (!attempt.ok) return { ok: false, problem: attempt.problem };
	const tenantId = isRow(attempt.reply.body) ? idOf(attempt.reply.body['tenant_id']) : null;
	return tenantId === null ? { ok: false, problem: noTenant } : { ok: true, tenantId };
}

const noTenant: Problem = {
	code: 'noTenant',
	message: 'PULPO WMS did not say which tenant the user of the credential belongs to',
	hint: 'Check the user of the credential in PULPO WMS.',
	vendorMessage: null,
	httpStatus: null,
	retryable: false,
};

export function warehouseList(query: Query): List {
	return { path: '/warehouses/', key: 'warehouses', query, purpose: 'list warehouses' };
}

export function shippingMethodList(query: Query): List {
	return {
		path: '/shipping/shipping_methods',
		key: 'shipping_methods',
		query,
		purpose: 'list shipping methods',
	};
}

export function merchantList(): List {
	return { path: '/merchants/', key: 'merchants', query: {}, purpose: 'list merchants' };
}

export function channelList(merchantId: string): List {
	return {
		path: `/merchants/${encodeSegment(merchantId)}/channels`,
		key: 'channels',
		query: {},
		purpose: 'list the channels of a merchant',
	};
}
