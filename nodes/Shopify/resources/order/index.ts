import type { Resource } from '../../../shared/node/types';
import { appendNote } from './appendNote';
import { archive, unarchive } from './archive';
import { cancel } from './cancel';
import { get } from './get';
import { getByIds } from './getByIds';
import { getMany } from './getMany';
import { addTags, removeTags } from './tags';
import { updateNote } from './updateNote';

export const order: Resource = {
	name: 'order',
	title: 'Order',
	operations: [
		getMany,
		appendNote,
		get,
		getByIds,
		addTags,
		removeTags,
		updateNote,
		cancel,
		archive,
		unarchive,
	],
};
