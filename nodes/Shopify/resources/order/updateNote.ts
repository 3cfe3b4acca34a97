import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { LONGEST_NOTE } from '../../client/limits';
import { notesThatStand, sendNotes, type NoteChange, type OrderSummary } from '../../client/writes';
import { orderIdField } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from './writeProblems';
import { writeOrders, type OrderWrite } from './writing';

export const updateNote: WriteOperation = {
	kind: 'write',
	name: 'updateNote',
	title: 'Update Note',
	action: 'Update the notes of orders',
	description: 'Add to the note of the order or replace it, up to 50 orders per request',
	fields: [
		orderIdField(),
		{
			displayName: 'Mode',
			name: 'mode',
			type: 'options',
			options: [
				{ name: 'Append', value: 'append', description: 'Put the text on a new line below the note' },
				{ name: 'Replace', value: 'replace', description: 'Write the text over the note' },
			],
			default: 'append',
			description: 'What to do with the note that is there. Text that is there already is not added again.',
		},
		{
			displayName: 'Note',
			name: 'note',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Sent to the warehouse',
			description: 'Staff see it in the shop admin. Together with the present note up to 5,000 characters.',
		},
		dryRunField(),
	],
	run: changeNotes,
};

async function changeNotes(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const write: OrderWrite<NoteChange> = {
		plan: (order, item) =>
			planNote(
				order,
				run.parameter<unknown>('note', item, ''),
				run.parameter<string>('mode', item, 'append'),
			),
		send: async (changes) => await sendNotes(shop, changes),
		lookUp: async (changes) => await notesThatStand(shop, changes),
	};
	const outcomes = await writeOrders(run, shop, write);
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

function planNote(
	order: OrderSummary,
	given: unknown,
	mode: string,
): ReturnType<OrderWrite<NoteChange>['plan']> {
	const before = order.note ?? '';
	const note = mode === 'replace' ? String(given ?? '') : appended(before, String(given ?? ''));
	if (note === before) return { change: null, changes: [] };
	if (note.length > LONGEST_NOTE) {
		return {
			problem: problem(
				'noteTooLong',
				`Order ${order.name}: the note would have ${note.length} characters, Shopify allows ${LONGEST_NOTE}`,
				'Shorten the text, or choose Replace.',
			),
		};
	}
	order.note = note;
	return {
		change: { id: order.id, note },
		changes: [{ field: 'note', before: before === '' ? null : before, after: note }],
	};
}

function appended(before: string, text: string): string {
	if (text.trim() === '' || before.includes(text)) return before;
	return before === '' ? text : `${before}\n${text}`;
}
