import { parseKey } from '../../../shared/model/key';
import type { Outcome } from '../../../shared/model/outcome';
import { describeProblems } from '../../../shared/model/shape';
import { checkShipment, type Shipment } from '../../../shared/model/shipment';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import type { Shop } from '../../client/shop';
import { orderGidOf } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from '../order/writeProblems';
import { fulfilJobs } from './fulfil';
import { failed, skipped, type Subject } from './outcomes';
import type { FulfilJob } from './planOutcomes';
import { carrierNamesField, notifyCustomerField, ruleOptions, rulesOf } from './ruleFields';

export const create: WriteOperation = {
	kind: 'write',
	name: 'create',
	title: 'Create From Shipments',
	action: 'Create fulfillments from shipments',
	description:
		'Fulfill what a warehouse has shipped, with tracking, up to 50 shipments per request. Running it again fulfills nothing twice.',
	fields: [notifyCustomerField, carrierNamesField, dryRunField(), optionsCollection(ruleOptions)],
	run: createFulfillments,
};

async function createFulfillments(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const entries = Array.from({ length: run.itemCount }, (_, item) => entryOf(run, item, shop));
	const jobs = entries.filter((entry): entry is FulfilJob => 'shipment' in entry);
	const outcomes = await fulfilJobs(shop, jobs, rulesOf(run));
	tellAfter(run, run.itemCount - 1, shop);
	return entries.map((entry) =>
		'shipment' in entry ? (outcomes.get(entry) ?? failed(entry.subject, lostProblem)) : entry,
	);
}

const lostProblem = problem('noResult', 'Nothing is known of this shipment', 'Please report this mistake.');

/** What is to be done with an item, or its outcome when there is nothing to ask the shop for. */
function entryOf(run: Run, item: number, shop: Shop): FulfilJob | Outcome {
	const dryRun = run.parameter<boolean>('dryRun', item, false);
	const checked = checkShipment(run.input(item));
	if (!checked.ok) {
		const words = describeProblems(checked.problems);
		const hint = 'Connect a node that returns unified shipments, such as PULPO WMS.';
		const subject = { key: textOf(run.input(item)['key']), number: '', dryRun };
		return failed(subject, problem('invalidShipment', `This item is not a shipment: ${words}`, hint));
	}
	const shipment = checked.record;
	const subject: Subject = {
		key: shipment.key,
		number: shipment.orderNumber ?? shipment.number ?? shipment.id,
		dryRun,
	};
	return notDue(shipment, subject) ?? jobOf(shipment, subject, shop);
}

function notDue({ status }: Shipment, subject: Subject): Outcome | null {
	if (status === 'packed' || status === 'shipped' || status === 'delivered') return null;
	return skipped(subject, 'notShipped', `Order ${subject.number}: the shipment is ${status}`);
}

function jobOf(shipment: Shipment, subject: Subject, shop: Shop): FulfilJob | Outcome {
	const { orderKey } = shipment;
	if (orderKey === null) {
		const message = `Order ${subject.number}: the shipment does not say which order of the shop it belongs to`;
		return skipped(subject, 'noShopOrder', message);
	}
	const parsed = parseKey(orderKey);
	const orderId = parsed.ok ? orderGidOf(parsed.parts.id) : null;
	if (!parsed.ok || (parsed.parts.system === 'shopify' && orderId === null)) {
		const hint = 'The key is written when the order is imported; it must not be changed in the warehouse.';
		return failed(subject, problem('invalidKey', `"${orderKey}" is not the key of a Shopify order`, hint));
	}
	const { system, account, part } = parsed.parts;
	if (system !== 'shopify' || account !== shop.account.shop || orderId === null) {
		const message = `Order ${subject.number} is of another shop (${system}:${account})`;
		return skipped(subject, 'otherShop', message);
	}
	return { shipment, part, orderId, subject };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
