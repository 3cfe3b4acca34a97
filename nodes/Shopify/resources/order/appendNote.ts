import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { LONGEST_NOTE } from '../../client/limits';
import { notesThatStand, sendNotes, type NoteChange, type OrderSummary } from '../../client/writes';
import { noteWithBlock } from '../../mapping/noteBlock';
import { orderIdField } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from './writeProblems';
import { writeOrders, type OrderWrite } from './writing';

export const appendNote: WriteOperation = {
	kind: 'write',
	name: 'appendNote',
	title: 'Append Block to Note',
	action: 'Append a block to the notes of orders',
	description:
		'Keep a block of text in the note, such as the lot and serial numbers of a shipment. Running it again replaces the block and leaves the rest of the note.',
	fields: [
		orderIdField(),
		{
			displayName: 'Block Title',
			name: 'blockTitle',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Shipment PA-9001',
			description: 'Tells the blocks of one note apart: a block with the same title is replaced',
		},
		{
			displayName: 'Block Text',
			name: 'blockText',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. HAT-01: lot L-17, serial S-1, S-2',
			description: 'What stands below the title. Empty: the block is taken out.',
		},
		dryRunField(),
	],
	run: appendBlocks,
};

async function appendBlocks(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const write: OrderWrite<NoteChange> = {
		plan: (order, item) =>
			planBlock(
				order,
				String(run.parameter<unknown>('blockTitle', item, '') ?? ''),
				String(run.parameter<unknown>('blockText', item, '') ?? ''),
			),
		send: async (changes) => await sendNotes(shop, changes),
		lookUp: async (changes) => await notesThatStand(shop, changes),
	};
	const outcomes = await writeOrders(run, shop, write);
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

function planBlock(
	order: OrderSummary,
	title: string,
	text: string,
): ReturnType<OrderWrite<NoteChange>['plan']> {
	const before = order.note ?? '';
	if (title.trim() === '') {
		const hint = 'Fill in the field Block Title, for instance with the number of the shipment.';
		return { problem: problem('noBlockTitle', `Order ${order.name}: the block has no title`, hint) };
	}
	const note = noteWithBlock(before, title, text);
	if (note === before) return { change: null, changes: [] };
	if (note.length > LONGEST_NOTE) {
		const words = `Order ${order.name}: the note would have ${note.length} characters, Shopify allows ${LONGEST_NOTE}`;
		return { problem: problem('noteTooLong', words, 'Shorten the text of the block or the note.') };
	}
	order.note = note;
	return {
		change: { id: order.id, note },
		changes: [{ field: 'note', before: before === '' ? null : before, after: note }],
	};
}
