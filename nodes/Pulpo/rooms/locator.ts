import type { INodeListSearchItems, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { idOf, isRow, textOf, type Row } from '../client/wire';

interface LocatorTexts {
	displayName: string;
	name: string;
	description: string;
	searchMethod: string;
	required?: boolean;
	placeholder: string;
}

/** A field whose value is chosen from the account's own list or given as an id. */
export function locator(texts: LocatorTexts): INodeProperties {
	return {
		displayName: texts.displayName,
		name: texts.name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...(texts.required ? { required: true } : {}),
		description: texts.description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: texts.placeholder,
				typeOptions: { searchListMethod: texts.searchMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 42',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^\\s*[0-9]*\\s*$', errorMessage: 'An ID is a whole number' },
					},
				],
			},
		],
	};
}

/** The id that a field of this kind holds, extracted or not; null when nothing is chosen. */
export function chosenId(value: unknown): number | null {
	const inner = isRow(value) && 'value' in value ? value['value'] : value;
	const text = textOf(inner)?.trim() ?? '';
	return text === '' ? null : idOf(text);
}

/** Entries whose name or id holds the search text, by name. */
export function choices(
	rows: Row[],
	nameOf: (row: Row) => string,
	search: string | undefined,
): INodeListSearchResult {
	const wanted = search?.trim().toLowerCase() ?? '';
	const results = rows
		.flatMap((row) => choiceOf(row, nameOf))
		.filter(({ name, value }) => name.toLowerCase().includes(wanted) || String(value) === wanted);
	return { results: results.sort((a, b) => a.name.localeCompare(b.name, 'en')) };
}

function choiceOf(row: Row, nameOf: (row: Row) => string): INodeListSearchItems[] {
	const id = idOf(row['id']);
	return id === null ? [] : [{ name: nameOf(row), value: id }];
}

/** "Berlin (42)": names are not unique, and the id is what an expression needs. */
export function nameAndId(row: Row): string {
	const id = String(row['id']);
	const name = textOf(row['name']) ?? '';
	return name === '' ? id : `${name} (${id})`;
}
