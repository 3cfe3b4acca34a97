import type { Shop } from '../shop.ts';

export interface BulkOperationRecord {
	kind: 'BulkOperation';
	id: number;
	clientId: string;
	query: string;
	groupObjects: boolean;
	status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELED' | 'FAILED';
	errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | null;
	createdAt: number;
	completedAt: number | null;
	objectCount: number;
	rootObjectCount: number;
	/** JSON Lines; null until it is done, and when nothing was found. */
	file: string | null;
	/** Part of the file's address, so that nobody guesses it. */
	signature: string;
}

const stores = new WeakMap<Shop, Map<number, BulkOperationRecord>>();

export function bulkOperationsOf(shop: Shop): Map<number, BulkOperationRecord> {
	const known = stores.get(shop) ?? new Map<number, BulkOperationRecord>();
	stores.set(shop, known);
	return known;
}

export const isUnderWay = ({ status }: BulkOperationRecord): boolean =>
	status === 'CREATED' || status === 'RUNNING';
