import type { INodeProperties } from 'n8n-workflow';

import { optionsCollection } from '../../../shared/ui/collections';
import { merchantFields } from '../../rooms/merchant';
import { technicalOptions } from '../salesOrder/technicalOptions';
import { contentOptions, measureOptions } from './contentOptions';
import { selectionOptions } from './selectionOptions';

export function importOptions(): INodeProperties {
	return optionsCollection([
		...selectionOptions(),
		...contentOptions(),
		...measureOptions(),
		...merchantFields(),
		...technicalOptions(),
	]);
}
