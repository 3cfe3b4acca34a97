import type { SandboxResponse } from '../../core/types.ts';
import { MISSING, ok, refused } from '../answers.ts';
import { answerList, columns, type ListSpec } from '../lists.ts';
import type { Batch } from '../packing/records.ts';
import type { Call, Routes } from '../routes.ts';

const batchList: ListSpec<Batch> = {
	key: 'batches',
	columns: columns<Batch>({
		id: 'integer',
		product_id: 'integer',
		number: 'string',
		type: 'string',
		expiration_date: 'time',
		client_id: 'string',
	}),
	view: (batch) => batch,
};

const listBatches = ({ state, request }: Call, batches: Batch[]): SandboxResponse =>
	answerList(batchList, batches, request.query, state.config);

export const batchRoutes: Routes = {
	'GET /inventory/products/batches': (call) => listBatches(call, [...call.state.batches.values()]),
	'GET /inventory/products/batches/{id}': ({ state, params }) => {
		const batch = state.batches.get(Number(params['id']));
		return batch ? ok(batch) : refused(422, { id: MISSING });
	},
	'GET /inventory/products/{id}/batches': (call) =>
		listBatches(
			call,
			[...call.state.batches.values()].filter((batch) => String(batch.product_id) === call.params['id']),
		),
};
