import type { Outcome } from '../../../shared/model/outcome';
import { checkReturn, type Return } from '../../../shared/model/return';
import { describeProblems } from '../../../shared/model/shape';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { orderIdsByName } from '../../client/orderNames';
import { returnState } from '../../client/returns';
import type { Shop } from '../../client/shop';
import { matchedUnits } from '../../mapping/returned';
import { shopOf, tellAfter } from '../../rooms/session';
import { noSuchOrder, problem } from '../order/writeProblems';
import { registerFields } from './fields';
import { orderOfReturn, isNamed } from './returnOrder';
import { failedOutcome, finished, outcomeOf } from './outcomes';
import { refundReturn } from './refunding';
import { NOTHING, registerReturn, type Job } from './registering';
import { returnSettings, type ReturnSettings } from './settings';

export const register: WriteOperation = {
	kind: 'write',
	name: 'register',
	title: 'Register',
	action: 'Register returns',
	description: 'Refund what came back to a warehouse, and register it as a return in Shopify, each once only',
	fields: registerFields,
	run: registerAll,
};

/** One after the other: two returns of the same order must see each other. */
async function registerAll(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const items = Array.from({ length: run.itemCount }, (_, item) => item);
	const settings = items.map((item) => returnSettings(run, item));
	const checked = items.map((item) => checkReturn(run.input(item)));
	const names = checked.flatMap((one) =>
		one.ok && isNamed(one.record) ? [one.record.orderNumber ?? ''] : [],
	);
	const named = names.length === 0 ? new Map<string, string[]>() : await orderIdsByName(shop, names);
	const outcomes: Outcome[] = [];
	for (const [item, one] of checked.entries()) {
		const own = settings[item];
		if (!one.ok || own === undefined) outcomes.push(failedOutcome(null, noReturn(one)));
		else {
			const order = orderOfReturn(one.record, shop.account.shop, named);
			outcomes.push(await registerOne(shop, one.record, order, own));
		}
	}
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

async function registerOne(
	shop: Shop,
	record: Return,
	order: ReturnType<typeof orderOfReturn>,
	settings: ReturnSettings,
): Promise<Outcome> {
	if (!order.ok) {
		const { code, message } = order.problem;
		// A flow of that shop sees to it.
		return code === 'otherShop'
			? { ...outcomeOf('skipped', record, null), reason: { code, message } }
			: failedOutcome(record, order.problem);
	}
	const withRefund = settings.refundProducts || settings.refundShipping;
	if (!withRefund && !settings.registerReturn) {
		return {
			...outcomeOf('skipped', record, null),
			reason: { code: 'nothingChosen', message: 'Neither a refund nor a return in Shopify is switched on' },
		};
	}
	const state = await returnState(shop, order.gid, settings.registerReturn);
	if (!state.ok) return finished(record, null, [state], settings.dryRun);
	if (state.value === null) return failedOutcome(record, noSuchOrder(order.gid));
	const matched = matchedUnits(record.lines, state.value);
	if (!matched.ok) {
		return failedOutcome(
			record,
			problem(
				'lineUnknown',
				`Order ${state.value.name}: ${matched.message}`,
				'Nothing was refunded or registered. Look at the return in the warehouse and at the order in the shop.',
			),
			state.value,
		);
	}
	const job: Job = { shop, record, order: state.value, units: matched.units, settings };
	// Units that are refunded cannot be returned any more: the return comes first.
	const registered = settings.registerReturn
		? await registerReturn(job)
		: { ok: true as const, value: NOTHING };
	if (!registered.ok || !withRefund) return finished(record, state.value, [registered], settings.dryRun);
	return finished(record, state.value, [registered, await refundReturn(job)], settings.dryRun);
}

function noReturn(checked: ReturnType<typeof checkReturn>): ReturnType<typeof problem> {
	return problem(
		'invalidReturn',
		`This item is not a return: ${checked.ok ? '' : describeProblems(checked.problems)}`,
		'Connect a node that gives unified returns, such as PULPO WMS: Get Many Returns.',
	);
}
