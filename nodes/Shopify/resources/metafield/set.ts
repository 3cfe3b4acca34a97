import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { setMetafields, type MetafieldInput } from '../../client/metafields';
import { nameFields, ownerFields } from '../../rooms/metafieldOwner';
import { shopOf, tellAfter } from '../../rooms/session';
import { changeMetafields } from './writing';

export const set: WriteOperation = {
	kind: 'write',
	name: 'set',
	title: 'Set',
	action: 'Set metafields',
	description: 'Create metafields or change their values, up to 25 per request',
	fields: [
		...ownerFields(),
		...nameFields,
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Boolean', value: 'boolean' },
				{ name: 'Date', value: 'date' },
				{ name: 'Date and Time', value: 'date_time' },
				{ name: 'Decimal Number', value: 'number_decimal' },
				{ name: 'JSON', value: 'json' },
				{ name: 'List of Texts', value: 'list.single_line_text_field' },
				{ name: 'Text, Several Lines', value: 'multi_line_text_field' },
				{ name: 'Text, Single Line', value: 'single_line_text_field' },
				{ name: 'URL', value: 'url' },
				{ name: 'Whole Number', value: 'number_integer' },
			],
			default: 'single_line_text_field',
			description: 'Must fit the definition of the metafield and what is there already',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			description: 'Lists and objects are written as JSON. It cannot be empty: use Delete for that.',
		},
		dryRunField(),
	],
	run: setAll,
};

async function setAll(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const outcomes = await changeMetafields<MetafieldInput>(
		run,
		shop,
		(name, present, item) => {
			const value = textOf(run.parameter<unknown>('value', item, ''));
			const type = run.parameter<string>('type', item, 'single_line_text_field');
			if (present?.value === value) return { outcome: 'unchanged', changes: [], send: null };
			return {
				outcome: present === null ? 'created' : 'updated',
				changes: [{ field: `${name.namespace}.${name.key}`, before: present?.value ?? null, after: value }],
				send: { ...name, type, value },
			};
		},
		async (changes) => await setMetafields(shop, changes),
	);
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

function textOf(value: unknown): string {
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
