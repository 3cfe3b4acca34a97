import type { INodeProperties } from 'n8n-workflow';

/** The closing "Options" of an operation: what most users leave alone. */
export function optionsCollection(fields: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: sortedByTitle(fields),
	};
}

/** The "Filters" of a read. */
export function filtersCollection(fields: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: sortedByTitle(fields),
	};
}

/** `<name>After` and `<name>Before`, such as createdAfter and createdBefore. */
export function dateRangeFields(title: string, name: string, record: string): INodeProperties[] {
	return [
		{
			displayName: `${title} After`,
			name: `${name}After`,
			type: 'dateTime',
			default: '',
			description: `Only ${record} ${title.toLowerCase()} at this time or later`,
		},
		{
			displayName: `${title} Before`,
			name: `${name}Before`,
			type: 'dateTime',
			default: '',
			description: `Only ${record} ${title.toLowerCase()} at this time or earlier`,
		},
	];
}

/** From when on a trigger or import looks at records, so that nothing old is sent by accident. */
export function startDateField(record: string): INodeProperties {
	return {
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		description: `Nothing that last changed before this time is looked at. Empty: only ${record} that change after the workflow is published.`,
	};
}

function sortedByTitle(fields: INodeProperties[]): INodeProperties[] {
	return [...fields].sort((left, right) => left.displayName.localeCompare(right.displayName, 'en'));
}
