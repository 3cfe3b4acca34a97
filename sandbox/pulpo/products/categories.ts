import type { SandboxResponse } from '../../core/types.ts';
import { created, isEmpty, MISSING, ok, refused, TAKEN, type Problems } from '../answers.ts';
import { isRow, judge, need, readOnly, text, type Row, type Shape } from '../fields.ts';
import { answerList, columns, type ListSpec } from '../lists.ts';
import type { Call, Handler, Routes } from '../routes.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import type { ProductCategory } from './records.ts';

const CATEGORY: Shape = {
	code: need(text(255)),
	name: need(text(255)),
	...Object.fromEntries(['id', 'tenant_id', 'inserted_at', 'updated_at'].map((name) => [name, readOnly])),
};

const categoryList: ListSpec<ProductCategory> = {
	key: 'product_categories',
	columns: columns<ProductCategory>({ id: 'integer', code: 'string', name: 'string' }),
	view: (category) => category,
};

function judgeCategory(state: PulpoState, row: Row, partial: boolean, self?: ProductCategory): Problems {
	const problems = judge(CATEGORY, row, partial);
	const holder = [...state.categories.values()].find(({ code }) => code === row['code']);
	if (holder && holder !== self) problems['code'] ??= TAKEN;
	return problems;
}

const onCategory =
	(run: (call: Call, category: ProductCategory) => SandboxResponse): Handler =>
	(call) => {
		const category = call.state.categories.get(Number(call.params['id']));
		return category ? run(call, category) : refused(422, { id: MISSING });
	};

const PATH = '/inventory/products/categories';

export const categoryRoutes: Routes = {
	[`GET ${PATH}`]: ({ state, request }) =>
		answerList(categoryList, state.categories.values(), request.query, state.config),
	[`POST ${PATH}`]: ({ state, body }) => {
		const row = isRow(body) ? body : {};
		const problems = judgeCategory(state, row, false);
		if (!isEmpty(problems)) return refused(422, problems);
		const category: ProductCategory = {
			...newStamp(state, 'category'),
			code: String(row['code']),
			name: String(row['name']),
			tenant_id: state.tenantId,
		};
		state.categories.set(category.id, category);
		return created(category);
	},
	[`GET ${PATH}/{id}`]: onCategory((_call, category) => ok(category)),
	[`PUT ${PATH}/{id}`]: onCategory(({ state, body }, category) => {
		const row = isRow(body) ? body : {};
		const problems = judgeCategory(state, row, true, category);
		if (!isEmpty(problems)) return refused(422, problems);
		const { code = category.code, name = category.name } = row;
		return ok(Object.assign(category, { code, name, updated_at: now(state) }));
	}),
	[`DELETE ${PATH}/{id}`]: onCategory(({ state }, category) => {
		state.categories.delete(category.id);
		return ok();
	}),
};
