import { created, INVALID, isEmpty, MISSING, ok, refused } from './answers.ts';
import { flag, integer, isRow, judge, need, text, type Row, type Shape } from './fields.ts';
import { answerList, columns, type ListSpec } from './lists.ts';
import { ownerOf } from './owners.ts';
import type { ShippingMethod } from './records.ts';
import type { Routes } from './routes.ts';
import { newStamp, now, type PulpoState } from './state.ts';

const METHOD: Shape = {
	name: need(text()),
	service: text(),
	carrier: text(),
	fetch_label: flag,
	merchant_id: integer,
	merchant_channel_id: integer,
};

const methodList: ListSpec<ShippingMethod> = {
	key: 'shipping_methods',
	columns: columns<ShippingMethod>({
		id: 'integer',
		name: 'string',
		carrier: 'string',
		service: 'string',
		merchant_id: 'integer',
		merchant_channel_id: 'integer',
		inserted_at: 'time',
		updated_at: 'time',
	}),
	view: (method) => method,
};

export function createShippingMethod(state: PulpoState, row: Row, id?: number): ShippingMethod {
	const method = {
		...newStamp(state, 'shippingMethod', id),
		carrier: null,
		service: null,
		fetch_label: false,
		tenant_id: state.tenantId,
		...ownerOf(state, row),
		...row,
	} as ShippingMethod;
	state.shippingMethods.set(method.id, method);
	return method;
}

export const shippingMethodRoutes: Routes = {
	'GET /shipping/shipping_methods': ({ state, request }) =>
		answerList(methodList, state.shippingMethods.values(), request.query, state.config),
	'GET /shipping/shipping_methods/{id}': ({ state, params }) => {
		const method = state.shippingMethods.get(Number(params['id']));
		return method ? ok(method) : refused(400, { id: MISSING });
	},
	'POST /shipping/shipping_methods': ({ state, body }) => {
		const problems = judge(METHOD, isRow(body) ? body : {});
		return isEmpty(problems) && isRow(body)
			? created(createShippingMethod(state, body))
			: refused(422, problems);
	},
	'PUT /shipping/shipping_methods/{id}': ({ state, params, body }) => {
		const method = state.shippingMethods.get(Number(params['id']));
		const problems = judge(METHOD, isRow(body) ? body : {}, true);
		if (!method || !isEmpty(problems)) return refused(400, method ? problems : { id: MISSING });
		return ok(Object.assign(method, body, { updated_at: now(state) }));
	},
	/** Found by name, service and carrier; what is missing is created. */
	'PUT /shipping/bulk/shipping_methods': ({ state, body }) => {
		if (!Array.isArray(body)) return refused(400, { body: INVALID });
		for (const row of body) {
			const problems = judge(METHOD, isRow(row) ? row : {});
			if (!isEmpty(problems)) return refused(422, problems);
		}
		const same = (row: Row) => (method: ShippingMethod) =>
			(['name', 'service', 'carrier'] as const).every((name) => (row[name] ?? null) === method[name]);
		const methods = (body as Row[]).map(
			(row) => [...state.shippingMethods.values()].find(same(row)) ?? createShippingMethod(state, row),
		);
		return ok({ shipping_methods: methods, total_results: methods.length });
	},
};
