import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { activeLocations } from '../client/places';
import { openShop } from '../client/shop';
import { gidOf, idOfGid } from '../client/wire';

export const locationField: INodeProperties = {
	displayName: 'Location Name or ID',
	name: 'locationId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getLocations' },
	default: '',
	description:
		'Only orders of this location. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export async function getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const locations = await activeLocations(await openShop(this));
	return locations
		.map(({ name, legacyResourceId }) => ({ name, value: legacyResourceId }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The number of a location, whatever form it was given in; null when the field is empty. */
export function locationNumber(value: unknown): string | null {
	const text = String(value ?? '').trim();
	if (text === '') return null;
	const gid = gidOf('Location', text);
	if (gid === null) throw new RangeError(`"${text}" is not the ID of a location`);
	return idOfGid(gid);
}
