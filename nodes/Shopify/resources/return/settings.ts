import type { IDataObject } from 'n8n-workflow';

import type { Run } from '../../../shared/node/types';
import { locationNumber } from '../../rooms/location';

export interface ReturnSettings {
	refundProducts: boolean;
	refundShipping: boolean;
	registerReturn: boolean;
	/** GID; null = nothing goes back into stock. */
	restockAt: string | null;
	withRejected: boolean;
	notify: boolean;
	staffNote: string;
	dryRun: boolean;
}

/** Throws a RangeError for a location that is none. */
export function returnSettings(run: Run, item: number): ReturnSettings {
	const refundProducts = run.parameter<boolean>('refundProducts', item, false);
	const restocks = refundProducts && run.parameter<string>('restock', item, 'none') === 'location';
	const location = restocks ? locationNumber(run.parameter<unknown>('restockLocationId', item, '')) : null;
	if (restocks && location === null)
		throw new RangeError('Choose the location where returned products go back into stock');
	const options = run.parameter<IDataObject>('options', item, {});
	return {
		refundProducts,
		refundShipping: run.parameter<boolean>('refundShipping', item, false),
		registerReturn: run.parameter<boolean>('registerReturn', item, true),
		restockAt: location === null ? null : `gid://shopify/Location/${location}`,
		withRejected: options['rejected'] === 'refund',
		notify: run.parameter<boolean>('notifyCustomer', item, false),
		staffNote: String(run.parameter<unknown>('staffNote', item, '') ?? ''),
		dryRun: run.parameter<boolean>('dryRun', item, false),
	};
}
