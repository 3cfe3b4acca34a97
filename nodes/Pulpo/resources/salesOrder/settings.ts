import { NodeOperationError } from 'n8n-workflow';

import type { Run } from '../../../shared/node/types';
import type { NumberRule } from '../../../shared/rules/orderNumber';
import { BULK_SIZE, BULK_TIMEOUT_MS } from '../../client/limits';
import type { SessionOptions } from '../../client/session';
import type { Row } from '../../client/wire';
import type { SkuSettings } from '../../mapping/lines';
import type { SaleSettings } from '../../mapping/sale';
import { chosenId } from '../../rooms/locator';
import { locationMap, type WarehouseRule } from '../../rooms/warehouseOfLocation';
import { isOn, numberOf, oneOf, trimmed } from '../values';

// What the imports read from the fields that they share.

export function numberingOf(run: Run): NumberRule {
	return {
		base: run.parameter<string>('orderNumber', 0, 'shop') === 'bare' ? 'bare' : 'shop',
		prefix: run.parameter<string>('numberPrefix', 0, '').trim(),
		suffix: run.parameter<string>('numberSuffix', 0, '').trim(),
	};
}

export function warehouseRuleOf(run: Run): WarehouseRule {
	if (run.parameter<string>('warehouseFrom', 0, 'fixed') !== 'location') {
		const id = chosenId(run.parameter<unknown>('warehouse', 0, ''));
		if (id !== null) return { from: 'fixed', id };
		throw wrong(run, 'No warehouse is chosen', 'Choose the warehouse that sends the orders.');
	}
	const map = locationMap(
		run.parameter<unknown>('locationWarehouses', 0, {}),
		run.parameter<unknown>('locationWarehousesText', 0, ''),
	);
	if (!map.ok) {
		throw wrong(run, map.message, 'Write one line for each location, such as "Main Street = 42".');
	}
	return {
		from: 'location',
		mapped: map.mapped,
		withoutLocation: chosenId(run.parameter<unknown>('warehouseWithoutLocation', 0, '')),
	};
}

export function sharedOptions(run: Run, option: Row): SaleSettings & SkuSettings & SessionOptions {
	const unknownSku = oneOf(['fail', 'skip', 'standIn'] as const, option['unknownSku'], 'fail');
	const standInSku = trimmed(option['standInSku']);
	if (unknownSku === 'standIn' && standInSku === '') {
		throw wrong(
			run,
			'No stand-in product is named',
			'Fill in Stand-in SKU in the options, or choose another policy for unknown SKUs.',
		);
	}
	return {
		merchantId: chosenId(option['merchant']),
		merchantChannelId: chosenId(option['merchantChannel']),
		channel: trimmed(option['channel']),
		sendNote: isOn(option['sendNote'] ?? true),
		unknownSku,
		standInSku,
		bulkSize: Math.max(1, Math.floor(numberOf(option['bulkSize'], BULK_SIZE))),
		requestsPerMinute: numberOf(option['requestsPerMinute'], 0),
		bulkTimeoutMs: numberOf(option['timeoutSeconds'], BULK_TIMEOUT_MS / 1000) * 1000,
	};
}

export function wrong(run: Run, message: string, description: string | null): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), message, description === null ? {} : { description });
}
