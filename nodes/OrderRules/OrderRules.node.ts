import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { checkOrder } from '../shared/model/orderCheck';
import type { Order } from '../shared/model/order';
import { describeProblems } from '../shared/model/shape';
import { dataOf } from '../shared/node/errorItem';
import { runSplit, type PlacedItem } from '../shared/node/splitOutputs';
import { applyRules } from '../shared/rules/orderRules';
import { fields } from './fields';
import { countRoutes, readRules } from './readRules';

const MATCHED = 0;
const SKIPPED = 1;
const FIRST_ROUTE = 2;

const TYPE = JSON.stringify(NodeConnectionTypes.Main);

/** Evaluated by the editor and by n8n when it runs: Matched, Skipped, and one output for each route. */
const OUTPUTS: `={{${string}}}` = `={{ [{ type: ${TYPE}, displayName: "Matched" }, { type: ${TYPE}, displayName: "Skipped" }].concat(
	((($parameter.routes || {}).route) || []).map((route, index) => ({ type: ${TYPE}, displayName: route.name || "Route " + (index + 1) }))
) }}`;

export class OrderRules implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Order Rules',
		name: 'orderRules',
		icon: { light: 'file:orderRules.svg', dark: 'file:orderRules.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ [].concat($parameter["paymentStatuses"] || []).join(", ") }}',
		description: 'Decides which shop orders go on, where to, and says why others do not',
		defaults: { name: 'Order Rules' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		properties: fields,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const now = new Date().toISOString();
		const items = this.getInputData();
		return runSplit(this, {
			outputs: FIRST_ROUTE + countRoutes(this),
			failedOutput: SKIPPED,
			place: (item) => place(orderOf(this, items[item]?.json, item), this, item, now),
		});
	}
}

function place(order: Order, context: IExecuteFunctions, item: number, now: string): PlacedItem[] {
	const ruling = applyRules(order, readRules(context, item), now);
	if (ruling.kind === 'skipped') {
		return [{ output: SKIPPED, json: dataOf({ ...ruling.order, skip: ruling.skip }) }];
	}
	const { matched, routes } = ruling.destination;
	const outputs = [...(matched ? [MATCHED] : []), ...routes.map((route) => FIRST_ROUTE + route)];
	return outputs.map((output) => ({ output, json: dataOf(ruling.order) }));
}

function orderOf(context: IExecuteFunctions, json: unknown, item: number): Order {
	const checked = checkOrder(json);
	if (checked.ok) return checked.order;
	throw new NodeOperationError(
		context.getNode(),
		`This item is no unified order: ${describeProblems(checked.problems)}`,
		{
			description:
				'Connect the orders of a shop node and let it return unified orders, not raw ones. Nodes in between may add fields, but must keep those of the order.',
			itemIndex: item,
		},
	);
}
