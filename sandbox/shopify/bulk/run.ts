import { execute } from 'graphql';
import { withoutPages } from '../connection.ts';
import { resolveField } from '../fields.ts';
import { gid } from '../gid.ts';
import { iso } from '../time.ts';
import { bulkFile } from './lines.ts';
import type { ExecutionResult, OperationDefinitionNode } from 'graphql';
import type { CallContext } from '../context.ts';
import type { CheckedDocument } from '../documents.ts';
import type { Shop } from '../shop.ts';
import type { BulkOperationRecord } from './record.ts';

/** Carries the query out with the scopes of the app that asked for it; all resolvers answer at once. */
export function finish(
	record: BulkOperationRecord,
	context: CallContext,
	checked: CheckedDocument,
	operation: OperationDefinitionNode,
): void {
	if (record.status === 'CANCELED') return;
	const result = withoutPages(() =>
		execute({
			schema: context.admin.schema,
			document: checked.document,
			operationName: operation.name?.value ?? null,
			contextValue: { ...context, searches: [] },
			rootValue: {},
			fieldResolver: resolveField,
			typeResolver: (value: { kind?: string }) => value.kind,
		}),
	);
	if (result instanceof Promise) throw new Error('a resolver of the bulk query is asynchronous');
	settle(record, result as ExecutionResult);
	record.completedAt = context.shop.now();
	announce(context.shop, record);
}

function settle(record: BulkOperationRecord, { data, errors }: ExecutionResult): void {
	const [error] = errors ?? [];
	if (error || !data) {
		record.status = 'FAILED';
		const isDenied = error?.extensions['code'] === 'ACCESS_DENIED';
		record.errorCode = isDenied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR';
		return;
	}
	const { text, objects, roots } = bulkFile(data, record.groupObjects);
	Object.assign(record, { status: 'COMPLETED', objectCount: objects, rootObjectCount: roots });
	record.file = objects > 0 ? text : null;
}

function announce(shop: Shop, record: BulkOperationRecord): void {
	const payload = {
		admin_graphql_api_id: gid('BulkOperation', record.id),
		completed_at: record.completedAt === null ? null : iso(record.completedAt),
		created_at: iso(record.createdAt),
		error_code: record.errorCode?.toLowerCase() ?? null,
		status: record.status.toLowerCase(),
		type: 'query',
	};
	shop.emitAll([{ topics: ['BULK_OPERATIONS_FINISH'], record, payload }]);
}
