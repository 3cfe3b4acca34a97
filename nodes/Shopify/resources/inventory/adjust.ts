import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { quantityOf, type StockEntry } from '../../client/inventoryWire';
import type { Shop } from '../../client/shop';
import { stockChange } from '../../mapping/stock';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from '../order/writeProblems';
import { readAsked, type Asked } from './asked';
import { ledgerField, reasonField, referenceField } from './documentFields';
import { lookUp } from './lookUp';
import { nameOf, stockOutcome } from './results';
import { readSetSettings, textOf, type SetSettings } from './setSettings';
import {
	duplicateSkusField,
	levelFields,
	lookUpField,
	notStockedField,
	unknownSkuField,
	untrackedField,
} from './stockFields';
import { changeStock, type Planned } from './writing';

export const adjust: WriteOperation = {
	kind: 'write',
	name: 'adjust',
	title: 'Adjust',
	action: 'Adjust stock',
	description: 'Add to the stock of products or take away from it, up to 250 levels per request',
	fields: [
		...levelFields(),
		{
			displayName: 'Change',
			name: 'change',
			type: 'string',
			required: true,
			default: '={{ $json.difference ?? $json.change }}',
			placeholder: 'e.g. -2',
			description:
				'By how many pieces the stock changes. Each run changes it again, so set the stock when you can.',
		},
		{
			displayName: 'Quantity Name',
			name: 'quantityName',
			type: 'options',
			options: [
				{ name: 'Available', value: 'available' },
				{ name: 'Damaged', value: 'damaged' },
				{ name: 'Incoming', value: 'incoming' },
				{ name: 'Quality Control', value: 'quality_control' },
				{ name: 'Reserved', value: 'reserved' },
				{ name: 'Safety Stock', value: 'safety_stock' },
			],
			default: 'available',
			description: 'Which figure changes. All but Available need a Ledger Document URI.',
		},
		dryRunField(),
		optionsCollection([
			lookUpField,
			duplicateSkusField,
			unknownSkuField,
			notStockedField,
			untrackedField,
			reasonField,
			referenceField,
			ledgerField,
		]),
	],
	run: adjustStock,
};

async function adjustStock(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const options = run.parameter<IDataObject>('options', 0, {});
	const settings = readSetSettings(run, { ...options, readFirst: true });
	const asked = await readAsked(run, shop);
	const found = await lookUp(run, shop, asked, { by: settings.lookUpBy, readFirst: true });
	const outcomes = await changeStock(shop, asked, found, {
		...settings,
		write: { ...settings.write, kind: 'adjust', ledgerDocumentUri: textOf(options['ledgerDocumentUri']) },
		plan: (one, entry) =>
			planLevel(shop, one, entry, run.parameter<unknown>('change', one.item, ''), settings),
	});
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

function planLevel(
	shop: Shop,
	asked: Asked,
	entry: StockEntry,
	change: unknown,
	settings: SetSettings,
): Planned {
	const figure = stockChange(change);
	if (!figure.ok) {
		const cause = problem(
			'invalidQuantity',
			`${nameOf(asked)}: ${figure.message}`,
			'Check the field Change.',
		);
		return { outcome: stockOutcome('failed', shop, asked, entry, { problem: cause }), entry: null };
	}
	const locationId = asked.place?.id ?? '';
	const level = entry.levels.get(locationId) ?? null;
	const reason = settings.skipReason(asked, entry, level !== null);
	if (reason !== null)
		return { outcome: stockOutcome('skipped', shop, asked, entry, { reason }), entry: null };
	if (figure.figure === 0) return { outcome: stockOutcome('unchanged', shop, asked, entry), entry: null };
	const before = level === null ? 0 : (quantityOf(level, settings.write.name) ?? 0);
	const changes = [
		{ field: settings.write.name, before: String(before), after: String(before + figure.figure) },
	];
	return {
		outcome: { ...stockOutcome('updated', shop, asked, entry), changes },
		entry: { inventoryItemId: entry.item.id, locationId, figure: figure.figure, changeFromQuantity: null },
	};
}
