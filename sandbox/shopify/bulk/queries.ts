import { connection } from '../connection.ts';
import { numericId } from '../gid.ts';
import { choice, id as idField, time } from '../search/kinds.ts';
import { search } from '../search/run.ts';
import { addressOf } from './file.ts';
import { bulkOperationsOf } from './record.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type { SearchSpace } from '../search/compile.ts';
import type { Shop } from '../shop.ts';
import type { BulkOperationRecord } from './record.ts';

const STATUSES = ['created', 'running', 'completed', 'canceled', 'failed'];

const bulkSearch = (shop: Shop): SearchSpace<BulkOperationRecord> => ({
	fields: {
		id: idField((record) => record.id, 'BulkOperation'),
		status: choice(
			Object.fromEntries(
				STATUSES.map((value) => [value, ({ status }: BulkOperationRecord) => status.toLowerCase() === value]),
			),
		),
		operation_type: choice({ query: () => true, mutation: () => false }),
		created_at: time((record) => record.createdAt, {
			zone: shop.settings.shop.ianaTimezone,
			now: () => shop.now(),
		}),
	},
	bare: () => 'invalid',
});

/** A look at an operation shows it at work. */
function looked(record: BulkOperationRecord): BulkOperationRecord {
	const seen = { ...record };
	if (record.status === 'CREATED') record.status = 'RUNNING';
	return seen;
}

const ownOf = ({ shop, app }: CallContext): BulkOperationRecord[] =>
	[...bulkOperationsOf(shop).values()].filter(({ clientId }) => clientId === app.clientId);

export const bulkQueries: Record<string, Resolver> = {
	bulkOperation: (_: unknown, args: { id: string }, context: CallContext) => {
		const record = ownOf(context).find(({ id }) => id === numericId(args.id, 'BulkOperation'));
		return record ? looked(record) : null;
	},
	bulkOperations: (
		_: unknown,
		args: ConnectionArgs & { query?: string | null },
		context: CallContext,
		info,
	) =>
		connection(
			search(ownOf(context), args.query, bulkSearch(context.shop), context, info),
			args,
			({ id }) => id,
		),
	currentBulkOperation: (_: unknown, __: unknown, context: CallContext) => {
		const record = ownOf(context).at(-1);
		return record ? looked(record) : null;
	},
};

export const bulkResolvers: Resolvers = {
	BulkOperation: {
		type: () => 'QUERY',
		url: (record: BulkOperationRecord, _: unknown, { shop }: CallContext) => addressOf(shop, record),
		partialDataUrl: () => null,
		fileSize: ({ file }: BulkOperationRecord) => (file === null ? null : Buffer.byteLength(file)),
	},
};
