import { userError } from '../context.ts';
import { numericId } from '../gid.ts';
import { bulkOperationsOf, isUnderWay } from './record.ts';
import { checkBulkQuery } from './rules.ts';
import { finish } from './run.ts';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { BulkOperationRecord } from './record.ts';

const MOST_RUNNING = 5;

interface Payload {
	bulkOperation: BulkOperationRecord | null;
	userErrors: UserError[];
}

const refused = (message: string, code: string): Payload => ({
	bulkOperation: null,
	userErrors: [userError(['query'], message, code)],
});

function start(
	_: unknown,
	{ query, groupObjects }: { query: string; groupObjects: boolean },
	context: CallContext,
): Payload {
	const { shop, app, admin } = context;
	const operations = bulkOperationsOf(shop);
	const running = [...operations.values()].filter(
		(record) => record.clientId === app.clientId && isUnderWay(record),
	);
	if (running.length >= MOST_RUNNING)
		return refused(`At most ${MOST_RUNNING} bulk operations can run at a time.`, 'LIMIT_REACHED');
	const bulk = checkBulkQuery(admin.schema, query);
	if (!bulk.ok) return refused(bulk.message, 'INVALID');
	const record: BulkOperationRecord = {
		kind: 'BulkOperation',
		id: shop.nextId('BulkOperation'),
		clientId: app.clientId,
		query,
		groupObjects,
		status: 'CREATED',
		errorCode: null,
		createdAt: shop.now(),
		completedAt: null,
		objectCount: 0,
		rootObjectCount: 0,
		file: null,
		signature: shop.uuid(),
	};
	operations.set(record.id, record);
	shop.startJob(() => finish(record, context, bulk.checked, bulk.operation));
	return { bulkOperation: { ...record }, userErrors: [] };
}

function cancel(_: unknown, { id }: { id: string }, { shop, app }: CallContext): Payload {
	const record = bulkOperationsOf(shop).get(numericId(id, 'BulkOperation') ?? 0);
	if (record?.clientId !== app.clientId) {
		return { bulkOperation: null, userErrors: [userError(['id'], 'Bulk operation does not exist')] };
	}
	if (isUnderWay(record)) record.status = 'CANCELED';
	return { bulkOperation: record, userErrors: [] };
}

export const bulkMutations: Record<string, Resolver> = {
	bulkOperationRunQuery: start,
	bulkOperationCancel: cancel,
};
