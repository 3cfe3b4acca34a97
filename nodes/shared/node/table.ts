import { OperationalError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { Operation, OperationTable, Resource } from './types';

/** Builds the Resource and Operation drop-downs and all fields of a node from its operations, and finds them again. */
export function operationTable(resources: Resource[]): OperationTable {
	return {
		properties: [resourceField(resources), ...resources.map(operationField), ...resources.flatMap(fieldsOf)],
		find: (resource, operation) => find(resources, resource, operation),
	};
}

function find(resources: Resource[], resource: string, operation: string): Operation {
	const found = resources
		.find((entry) => entry.name === resource)
		?.operations.find((entry) => entry.name === operation);
	if (!found) throw new OperationalError(`This node has no operation "${operation}" for "${resource}"`);
	return found;
}

function resourceField(resources: Resource[]): INodeProperties {
	const first = resources[0]?.name ?? '';
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: byName(resources.map(({ title, name }) => ({ name: title, value: name }))),
		default: first,
	};
}

function operationField(resource: Resource): INodeProperties {
	const first = resource.operations[0]?.name ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.name] } },
		options: byName(
			resource.operations.map(({ title, name, action, description }) => ({
				name: title,
				value: name,
				action,
				description,
			})),
		),
		default: first,
	};
}

function fieldsOf(resource: Resource): INodeProperties[] {
	return resource.operations.flatMap((operation) =>
		operation.fields.map((field) => shownFor(field, resource.name, operation.name)),
	);
}

function shownFor(field: INodeProperties, resource: string, operation: string): INodeProperties {
	return {
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { resource: [resource], operation: [operation], ...field.displayOptions?.show },
		},
	};
}

function byName<T extends { name: string }>(options: T[]): T[] {
	return [...options].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
