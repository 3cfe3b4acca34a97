import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Reason } from '../../../shared/model/outcome';
import type { Run } from '../../../shared/node/types';
import type { StockEntry } from '../../client/inventoryWire';
import type { StockWrite } from '../../client/inventoryWrite';
import type { Asked } from './asked';
import { reasonField, referenceField } from './documentFields';
import { lookUpWay, type LookUpBy } from './lookUp';
import { nameOf } from './results';
import {
	duplicateSkusField,
	lookUpField,
	notStockedField,
	unknownSkuField,
	untrackedField,
} from './stockFields';

export interface SetSettings {
	write: StockWrite;
	dryRun: boolean;
	readFirst: boolean;
	compareAndSwap: boolean;
	lookUpBy: LookUpBy;
	unknownSku: 'fail' | 'skip';
	duplicateSkus: 'fail' | 'all';
	/** Why a level is left as it is; null: it may be changed. */
	skipReason(asked: Asked, entry: StockEntry, isStocked: boolean): Reason | null;
}

export const setOptions: INodeProperties[] = [
	{
		displayName: 'Read Stock First',
		name: 'readFirst',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the present stock, 250 levels per request, and send only what differs. Switched off, items with an inventory item ID are sent as they are.',
	},
	{
		displayName: 'Only if Unchanged Meanwhile',
		name: 'compareAndSwap',
		type: 'boolean',
		default: false,
		description:
			'Whether Shopify refuses a level that somebody changed after it was read: by this node, or with Read Stock First switched off by the node before Stock Compare (field "before" of the item)',
	},
	lookUpField,
	duplicateSkusField,
	unknownSkuField,
	notStockedField,
	untrackedField,
	reasonField,
	referenceField,
];

/** The options of the first item count for the whole run. */
export function readSetSettings(run: Run, options: IDataObject): SetSettings {
	const dryRun = run.parameter<boolean>('dryRun', 0, false);
	const readFirst = dryRun || options['readFirst'] !== false;
	const activates = options['notStocked'] === 'activate';
	const takesUntracked = options['untracked'] === 'change';
	return {
		write: {
			kind: 'set',
			name: run.parameter<string>('quantityName', 0, 'available'),
			reason: String(options['reason'] ?? 'correction'),
			referenceDocumentUri: textOf(options['referenceDocumentUri']),
			ledgerDocumentUri: null,
		},
		dryRun,
		readFirst,
		compareAndSwap: options['compareAndSwap'] === true,
		lookUpBy: lookUpWay(options['lookUpBy']),
		unknownSku: options['unknownSku'] === 'fail' ? 'fail' : 'skip',
		duplicateSkus: options['duplicateSkus'] === 'all' ? 'all' : 'fail',
		skipReason(asked, entry, isStocked) {
			if (entry.variant?.requiresComponents === true)
				return { code: 'bundle', message: `${nameOf(asked)} is a bundle: its stock follows from its parts` };
			if (!entry.item.tracked && !takesUntracked)
				return { code: 'notTracked', message: `Shopify does not count the stock of ${nameOf(asked)}` };
			const wasRead = entry.variant !== null || readFirst;
			if (wasRead && !isStocked && !activates) {
				const place = asked.place?.name ?? '';
				return { code: 'notStocked', message: `${nameOf(asked)} is not stocked at ${place} in Shopify` };
			}
			return null;
		},
	};
}

/** What an earlier node has read of the level, such as Stock Compare. */
export function beforeOf({ before }: IDataObject): number | null {
	const quantity = typeof before === 'string' && before.trim() !== '' ? Number(before) : before;
	return typeof quantity === 'number' && Number.isInteger(quantity) ? quantity : null;
}

export function textOf(value: unknown): string | null {
	const text = String(value ?? '').trim();
	return text === '' ? null : text;
}
