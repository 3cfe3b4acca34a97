import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { Run } from '../../../shared/node/types';
import type { ReturnFormat } from '../../../shared/ui/choices';
import type { WireOrder } from '../../client/wire';
import { unifiedOrder } from '../../mapping/order';

/** An order in the form that the user chose. */
export function orderItem(raw: WireOrder, shop: string, format: ReturnFormat): IDataObject {
	return dataOf(format === 'raw' ? raw : unifiedOrder(raw, shop));
}

export function formatOf(run: Run, item: number): ReturnFormat {
	return run.parameter<string>('returnFormat', item, 'unified') === 'raw' ? 'raw' : 'unified';
}
