import { MISSING, ok, refused } from '../answers.ts';
import { answerList, columns, type ListSpec } from '../lists.ts';
import type { Routes } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import type { IncomingGood } from './records.ts';

const goodList = (state: PulpoState): ListSpec<IncomingGood> => ({
	key: 'incoming_goods',
	columns: columns<IncomingGood>({
		id: 'integer',
		purchase_order_id: 'integer',
		document_type: 'string',
		sequence_number: 'string',
		warehouse_id: 'integer',
		merchant_id: 'integer',
		merchant_channel_id: 'integer',
		owner_id: 'integer',
		inserted_at: 'time',
		updated_at: 'time',
		start_date: 'time',
		end_date: 'time',
	}),
	view: (good) => incomingGoodView(state, good),
});

export const incomingGoodView = (state: PulpoState, good: IncomingGood): object => ({
	...good,
	items: good.items.map((item) => ({
		...item,
		product: state.products.get(item.product_id) ?? null,
		batch: state.batches.get(item.batch_id ?? 0) ?? null,
	})),
});

export const incomingGoodRoutes: Routes = {
	'GET /reception/incoming_goods': ({ state, user, request }) => {
		const seen = [...state.incomingGoods.values()].filter((good) =>
			user.warehouse_ids.includes(good.warehouse_id),
		);
		return answerList(goodList(state), seen, request.query, state.config);
	},
	'GET /reception/incoming_goods/{id}': ({ state, user, params }) => {
		const good = state.incomingGoods.get(Number(params['id']));
		return good && user.warehouse_ids.includes(good.warehouse_id)
			? ok(incomingGoodView(state, good))
			: refused(400, { id: MISSING });
	},
};
