import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Off unless it is set; one that is on by default spreads it. */
export function flag(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'boolean', default: false, description };
}

export function choice(
	displayName: string,
	name: string,
	options: INodePropertyOptions[],
	fallback: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'options', options, default: fallback, description };
}

export function text(
	displayName: string,
	name: string,
	description: string,
	placeholder = '',
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description,
		...(placeholder === '' ? {} : { placeholder }),
	};
}
