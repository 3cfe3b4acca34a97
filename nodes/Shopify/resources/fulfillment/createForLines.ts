import { orderKey } from '../../../shared/model/key';
import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { orderIdsByName } from '../../client/orderNames';
import type { Shop } from '../../client/shop';
import { idOfGid } from '../../client/wire';
import { orderGidOf } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from '../order/writeProblems';
import { enteredShipment, linesField } from './entered';
import { fulfilJobs } from './fulfil';
import { failed, type Subject } from './outcomes';
import type { FulfilJob } from './planOutcomes';
import { notifyCustomerField, onHoldField, rulesOf } from './ruleFields';
import { trackingFields } from './trackingFields';

export const createForLines: WriteOperation = {
	kind: 'write',
	name: 'createForLines',
	title: 'Create',
	action: 'Create a fulfillment',
	description:
		'Fulfill an order or some of its lines, with tracking. With a tracking number running it again fulfills nothing twice.',
	fields: [
		{
			displayName: 'Order',
			name: 'order',
			type: 'string',
			required: true,
			default: '={{ $json.id }}',
			placeholder: 'e.g. #1001',
			description: 'The ID of the order, or the number that customers see',
		},
		linesField,
		...trackingFields,
		notifyCustomerField,
		dryRunField(),
		optionsCollection([onHoldField]),
	],
	run: createFulfillments,
};

async function createFulfillments(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const asked = Array.from({ length: run.itemCount }, (_, item) =>
		String(run.parameter<unknown>('order', item, '') ?? '').trim(),
	);
	// Short numbers are what customers see; IDs have been longer for many years.
	const gidOf = (text: string) => (/^\d{1,8}$/.test(text) ? null : orderGidOf(text));
	const named = await orderIdsByName(
		shop,
		asked.filter((text) => text !== '' && gidOf(text) === null),
	);
	const entries = asked.map((text, item) => {
		const gid = gidOf(text);
		return entryOf(run, item, shop, text, gid === null ? (named.get(text) ?? []) : [gid]);
	});
	const jobs = entries.filter((entry): entry is FulfilJob => 'shipment' in entry);
	const outcomes = await fulfilJobs(shop, jobs, rulesOf(run));
	tellAfter(run, run.itemCount - 1, shop);
	return entries.map((entry) =>
		'shipment' in entry ? (outcomes.get(entry) ?? failed(entry.subject, noSuchName(entry.orderId))) : entry,
	);
}

function entryOf(run: Run, item: number, shop: Shop, text: string, gids: string[]): FulfilJob | Outcome {
	const dryRun = run.parameter<boolean>('dryRun', item, false);
	const [orderId, other] = gids;
	const id = orderId === undefined ? null : idOfGid(orderId);
	if (orderId === undefined || id === null || other !== undefined)
		return failed(
			{ key: '', number: text, dryRun },
			other === undefined ? noSuchName(text) : severalNamed(text),
		);
	const key = orderKey('shopify', shop.account.shop, id);
	const subject: Subject = { key, number: text, dryRun };
	const shipment = enteredShipment(run, item, key, shop);
	return { shipment, part: null, orderId, subject, everything: shipment.lines.length === 0 };
}

function noSuchName(text: string): ReturnType<typeof problem> {
	const hint =
		'It may have been deleted, or it is older than 60 days and the app lacks the scope read_all_orders.';
	return problem('notFound', `Shopify has no order "${text}"`, hint);
}

function severalNamed(text: string): ReturnType<typeof problem> {
	return problem('severalOrders', `Shopify has several orders named "${text}"`, 'Give the ID of the order.');
}
