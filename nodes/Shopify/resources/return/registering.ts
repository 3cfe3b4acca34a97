import type { Change, Problem } from '../../../shared/model/outcome';
import type { Return } from '../../../shared/model/return';
import { LONGEST_RETURN_NOTE } from '../../client/limits';
import { createReturn, returnableUnits, returnState, type ReturnState } from '../../client/returns';
import type { Step } from '../../client/step';
import type { Shop } from '../../client/shop';
import { markedNote, markOf, returnLines, type ReturnedUnits } from '../../mapping/returned';
import { problem } from '../order/writeProblems';
import type { ReturnSettings } from './settings';

/** What one half of the work came to. */
export interface Done {
	/** null: it was there already, or there was nothing to do. */
	change: Change | null;
	/** Of the refund or return in Shopify; null when nothing was to be done. */
	id: string | null;
	/** Something that the user should know although it went well. */
	remark: string | null;
}

export const NOTHING: Done = { change: null, id: null, remark: null };

export interface Job {
	shop: Shop;
	record: Return;
	order: ReturnState;
	units: ReturnedUnits[];
	settings: ReturnSettings;
}

/** Registers the return in Shopify unless one with its mark is there. */
export async function registerReturn(job: Job): Promise<Step<Done>> {
	const { shop, record, order, units, settings } = job;
	const there = returnWithMark(order, record);
	if (there) return { ok: true, value: { ...NOTHING, id: there.id } };
	if (units.length === 0) return { ok: true, value: NOTHING };
	const note = (unit: ReturnedUnits) =>
		markedNote(
			[settings.staffNote.trim(), unit.reason].filter(Boolean).join(': '),
			markOf(record),
			LONGEST_RETURN_NOTE,
		);
	if (units.some((unit) => note(unit) === null)) return failed(keyTooLong(record));
	const returnable = await returnableUnits(shop, order.id);
	if (!returnable.ok) return returnable;
	const { lines, missing } = returnLines(units, returnable.value, (unit) => note(unit) ?? '');
	if (missing.length > 0) return failed(notReturnable(order, missing));
	const change: Change = {
		field: 'return',
		before: null,
		after: units.map(({ line, quantity }) => ({ sku: line.sku, quantity })),
	};
	if (settings.dryRun) return { ok: true, value: { ...NOTHING, change } };
	const input = { orderId: order.id, returnLineItems: lines };
	const created = await createOnce(job, input);
	if (!created.ok) return created;
	return { ok: true, value: { change, id: created.value, remark: null } };
}

/** After an unclear answer the order is read again; the return is sent once more only when it is certainly not there. */
async function createOnce(
	{ shop, record, order }: Job,
	input: Record<string, unknown>,
): Promise<Step<string>> {
	for (let attempt = 1; ; attempt++) {
		const created = await createReturn(shop, input);
		if (created.ok) return { ok: true, value: created.value.id };
		if (!created.unclear) return created;
		const again = await returnState(shop, order.id, true);
		if (!again.ok || again.value === null) return { ...created, unclear: true };
		const there = returnWithMark(again.value, record);
		if (there) return { ok: true, value: there.id };
		if (attempt > 1) return { ok: false, unclear: false, problem: created.problem };
	}
}

function returnWithMark(order: ReturnState, record: Return): { id: string } | undefined {
	const mark = markOf(record);
	// A return that staff cancelled counts too: it must not come back.
	return order.returns.find(({ returnLineItems }) =>
		returnLineItems.nodes.some((line) => line.returnReasonNote?.includes(mark)),
	);
}

export function failed(about: Problem): Extract<Step<never>, { ok: false }> {
	return { ok: false, unclear: false, problem: about };
}

export function keyTooLong({ key }: Return): Problem {
	return problem(
		'keyTooLong',
		`The key ${key} of the return does not fit into a note of Shopify`,
		'Shorten the account part of the key.',
	);
}

function notReturnable(order: ReturnState, missing: readonly ReturnedUnits[]): Problem {
	const list = missing.map(({ line, quantity }) => `${quantity} of ${line.sku ?? line.name}`).join(', ');
	return problem(
		'notReturnable',
		`Order ${order.name}: Shopify does not take back ${list}`,
		'They were not sent, or are refunded or in a return already. Look at the order in the shop admin.',
	);
}
