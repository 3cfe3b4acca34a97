import { encodeSegment } from '../../shared/http/encode';
import type { Connection } from '../../shared/http/types';
import type { List, Query } from './lists';
import { idOf, isRow } from './wire';

export type TenantResult = { ok: true; tenantId: number } | { ok: false; message: string };

/** The tenant of the credential's user; customers are created with it. */
export async function readTenant(connection: Connection): Promise<TenantResult> {
	const reply = await connection.send({
		method: 'GET',
		path: '/iam/users/me',
		replay: 'safe',
		purpose: 'read the user of the credential',
	});
	const tenantId = isRow(reply.body) ? idOf(reply.body['tenant_id']) : null;
	if (tenantId === null) return { ok: false, message: 'PULPO WMS did not say which tenant the user belongs to' };
	return { ok: true, tenantId };
}

export function warehouseList(query: Query): List {
	return { path: '/warehouses/', key: 'warehouses', query, purpose: 'list warehouses' };
}

export function shippingMethodList(query: Query): List {
	return { path: '/shipping/shipping_methods', key: 'shipping_methods', query, purpose: 'list shipping methods' };
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
