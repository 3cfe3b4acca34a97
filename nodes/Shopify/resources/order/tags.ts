import type { INodeProperties } from 'n8n-workflow';

import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { sendTags, type OrderSummary, type TagChange } from '../../client/writes';
import { listOfTexts, orderIdField } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from './writeProblems';
import { writeOrders, type OrderWrite } from './writing';

export const addTags: WriteOperation = {
	kind: 'write',
	name: 'addTags',
	title: 'Add Tags',
	action: 'Add tags to orders',
	description: 'Add tags and keep those that are there, up to 50 orders per request',
	fields: fieldsFor('Tags to add, separated by commas'),
	run: async (run) => await changeTags(run, 'tagsAdd'),
};

export const removeTags: WriteOperation = {
	kind: 'write',
	name: 'removeTags',
	title: 'Remove Tags',
	action: 'Remove tags from orders',
	description: 'Remove tags and keep the others, up to 50 orders per request',
	fields: fieldsFor('Tags to remove, separated by commas'),
	run: async (run) => await changeTags(run, 'tagsRemove'),
};

function fieldsFor(description: string): INodeProperties[] {
	return [
		orderIdField(),
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. exported, express',
			description,
		},
		dryRunField(),
	];
}

async function changeTags(run: Run, mutation: 'tagsAdd' | 'tagsRemove'): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const write: OrderWrite<TagChange> = {
		plan(order, item) {
			const tags = listOfTexts(run.parameter<unknown>('tags', item, ''));
			if (tags.length === 0) {
				return {
					problem: problem('noTags', `Order ${order.name}: no tag is given`, 'Fill in the field Tags.'),
				};
			}
			return planTags(order, tags, mutation);
		},
		send: async (changes) => await sendTags(shop, mutation, changes),
	};
	const outcomes = await writeOrders(run, shop, write);
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

/** Tags that make no difference are not sent: every write changes the order's time of update. */
function planTags(
	order: OrderSummary,
	tags: string[],
	mutation: 'tagsAdd' | 'tagsRemove',
): ReturnType<OrderWrite<TagChange>['plan']> {
	const before = order.tags;
	const present = new Set(before.map((tag) => tag.toLowerCase()));
	const due = tags.filter((tag) => present.has(tag.toLowerCase()) === (mutation === 'tagsRemove'));
	if (due.length === 0) return { change: null, changes: [] };
	const gone = new Set(due.map((tag) => tag.toLowerCase()));
	const after =
		mutation === 'tagsAdd' ? [...before, ...due] : before.filter((tag) => !gone.has(tag.toLowerCase()));
	order.tags = after;
	return { change: { id: order.id, tags: due }, changes: [{ field: 'tags', before, after }] };
}
