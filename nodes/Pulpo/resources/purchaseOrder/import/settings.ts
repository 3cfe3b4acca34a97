import { NodeOperationError } from 'n8n-workflow';

import type { Run } from '../../../../shared/node/types';
import { BULK_SIZE, BULK_TIMEOUT_MS } from '../../../client/limits';
import type { SessionOptions } from '../../../client/session';
import { isRow, type Row } from '../../../client/wire';
import { chosenId } from '../../../rooms/locator';
import { isOn, numberOf, oneOf, trimmed } from '../../values';

export interface PurchaseSettings extends SessionOptions {
	warehouseId: number;
	supplierBy: 'id' | 'number';
	defaultSupplier: number | null;
	type: string;
	merchantId: number | null;
	merchantChannelId: number | null;
	dryRun: boolean;
	/** `YYYY-MM-DD hh:mm:ss` in UTC: the date of orders without one. */
	today: string;
}

/** Read once, from the first item: orders go out together. */
export function readSettings(run: Run): PurchaseSettings {
	const options = run.parameter<unknown>('options', 0, {});
	const option: Row = isRow(options) ? options : {};
	const warehouseId = chosenId(run.parameter<unknown>('warehouse', 0));
	if (warehouseId === null) {
		throw new NodeOperationError(run.context.getNode(), 'No warehouse is chosen', {
			description: 'Choose the warehouse that receives the goods.',
		});
	}
	return {
		warehouseId,
		supplierBy: oneOf(['id', 'number'] as const, run.parameter<unknown>('supplierBy', 0, 'number'), 'number'),
		defaultSupplier: chosenId(run.parameter<unknown>('defaultSupplier', 0, '')),
		dryRun: isOn(run.parameter<unknown>('dryRun', 0, false)),
		type: trimmed(option['type']),
		merchantId: chosenId(option['merchant']),
		merchantChannelId: chosenId(option['merchantChannel']),
		bulkSize: Math.max(1, Math.floor(numberOf(option['bulkSize'], BULK_SIZE))),
		requestsPerMinute: numberOf(option['requestsPerMinute'], 0),
		bulkTimeoutMs: numberOf(option['timeoutSeconds'], BULK_TIMEOUT_MS / 1000) * 1000,
		today: run.startedAt.slice(0, 19).replace('T', ' '),
	};
}
