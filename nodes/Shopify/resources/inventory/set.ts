import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { quantityOf, type StockEntry } from '../../client/inventoryWire';
import type { Shop } from '../../client/shop';
import { stockToSet } from '../../mapping/stock';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from '../order/writeProblems';
import { readAsked, type Asked } from './asked';
import { lookUp } from './lookUp';
import { joined, nameOf, stockOutcome } from './results';
import { beforeOf, readSetSettings, setOptions, type SetSettings } from './setSettings';
import { levelFields } from './stockFields';
import { changeStock, type Planned } from './writing';

export const set: WriteOperation = {
	kind: 'write',
	name: 'set',
	title: 'Set',
	action: 'Set stock',
	description: 'Set the stock of products at locations, up to 250 levels per request',
	fields: [
		...levelFields(),
		{
			displayName: 'Quantity',
			name: 'quantity',
			type: 'string',
			required: true,
			default: '={{ $json.after ?? $json.quantity ?? $json.available }}',
			description: 'The new stock. Fractions are rounded down, less than zero becomes zero.',
		},
		{
			displayName: 'Quantity Name',
			name: 'quantityName',
			type: 'options',
			options: [
				{
					name: 'Available',
					value: 'available',
					description: 'What can still be sold: choose it when the other system reports free stock',
				},
				{
					name: 'On Hand',
					value: 'on_hand',
					description: 'What lies there, goods of open orders included: choose it for physical stock',
				},
			],
			default: 'available',
			description: 'Which figure the quantity is. Physical stock written into Available oversells.',
		},
		dryRunField(),
		optionsCollection(setOptions),
	],
	run: setStock,
};

async function setStock(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const settings = readSetSettings(run, run.parameter<IDataObject>('options', 0, {}));
	const asked = await readAsked(run, shop);
	const found = await lookUp(run, shop, asked, { by: settings.lookUpBy, readFirst: settings.readFirst });
	const outcomes = await changeStock(shop, asked, found, {
		...settings,
		plan: (one, entry) =>
			planLevel(
				shop,
				one,
				entry,
				{
					quantity: run.parameter<unknown>('quantity', one.item, ''),
					before: settings.readFirst ? null : beforeOf(run.input(one.item)),
				},
				settings,
			),
	});
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

/** What the item says: the new stock, and what an earlier node has read. */
interface Given {
	quantity: unknown;
	before: number | null;
}

function planLevel(
	shop: Shop,
	asked: Asked,
	entry: StockEntry,
	given: Given,
	settings: SetSettings,
): Planned {
	const figure = stockToSet(given.quantity);
	if (!figure.ok) {
		const cause = problem(
			'invalidQuantity',
			`${nameOf(asked)}: ${figure.message}`,
			'Check the field Quantity.',
		);
		return { outcome: stockOutcome('failed', shop, asked, entry, { problem: cause }), entry: null };
	}
	const locationId = asked.place?.id ?? '';
	const { name } = settings.write;
	const level = entry.levels.get(locationId) ?? null;
	const reason = settings.skipReason(asked, entry, level !== null);
	if (reason !== null)
		return { outcome: stockOutcome('skipped', shop, asked, entry, { reason }), entry: null };
	const before = level === null ? given.before : quantityOf(level, name);
	const remark = joined(figure.reasons);
	if (before === figure.figure)
		return { outcome: stockOutcome('unchanged', shop, asked, entry, { reason: remark }), entry: null };
	const outcome = stockOutcome('updated', shop, asked, entry, { reason: remark });
	return {
		outcome: { ...outcome, changes: [{ field: name, before: textOf(before), after: String(figure.figure) }] },
		entry: {
			inventoryItemId: entry.item.id,
			locationId,
			figure: figure.figure,
			changeFromQuantity: settings.compareAndSwap ? before : null,
		},
	};
}

function textOf(quantity: number | null): string | null {
	return quantity === null ? null : String(quantity);
}
