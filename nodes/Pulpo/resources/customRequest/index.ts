import type { Resource } from '../../../shared/node/types';
import { send } from './send';

export const customRequest: Resource = {
	name: 'customRequest',
	title: 'Custom Request',
	operations: [send],
};
