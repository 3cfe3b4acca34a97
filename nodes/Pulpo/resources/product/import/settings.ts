import type { Run } from '../../../../shared/node/types';
import { BULK_SIZE, BULK_TIMEOUT_MS } from '../../../client/limits';
import type { SessionOptions } from '../../../client/session';
import { isRow, isRowList, textOf, type Row } from '../../../client/wire';
import type { ProductSettings } from '../../../mapping/product';
import { UPDATE_FIELDS, type UpdateField, type UpdateRules } from '../../../mapping/productChanges';
import { chosenId } from '../../../rooms/locator';
import { suppliersFrom, type SupplierRules } from '../../../rooms/supplier';
import { isOn, numberOf, oneOf, trimmed } from '../../values';

export interface ImportSettings extends ProductSettings, UpdateRules, SessionOptions {
	suppliers: SupplierRules;
	onlyPhysical: boolean;
	inactive: 'active' | 'deactivate' | 'skip';
	duplicateSku: 'fail' | 'first';
	mayCreate: boolean;
	dryRun: boolean;
}

export const DEFAULT_UPDATES: UpdateField[] = [
	'active',
	'barcodes',
	'customs',
	'description',
	'image',
	'name',
	'price',
	'tags',
];

/** Read once, from the first item: products go out together. */
export function readSettings(run: Run): ImportSettings {
	const options = run.parameter<unknown>('options', 0, {});
	const option: Row = isRow(options) ? options : {};
	const inactive = oneOf(['active', 'deactivate', 'skip'] as const, option['inactive'], 'skip');
	return {
		merchantId: chosenId(option['merchant']),
		merchantChannelId: chosenId(option['merchantChannel']),
		suppliers: suppliersFrom(
			run.parameter<unknown>('suppliers', 0, {}),
			run.parameter<unknown>('defaultSupplier', 0, ''),
			isOn(option['suppliersByName']),
		),
		price: oneOf(
			['variant', 'cost', 'none'] as const,
			run.parameter<unknown>('priceFrom', 0, 'cost'),
			'cost',
		),
		tags: isOn(run.parameter<unknown>('importTags', 0, false)),
		dryRun: isOn(run.parameter<unknown>('dryRun', 0, false)),
		mayUpdate: updateFields(run.parameter<unknown>('updateFields', 0, DEFAULT_UPDATES)),
		mayCreate: isOn(option['createMissing'] ?? true),
		name: oneOf(['withVariant', 'product'] as const, option['name'], 'withVariant'),
		lotTag: trimmed(option['lotTag']).toLowerCase(),
		serialTag: trimmed(option['serialTag']).toLowerCase(),
		skuAsBarcode: isOn(option['skuAsBarcode']),
		keepBarcodes: isOn(option['keepBarcodes'] ?? true),
		weightUnit: oneOf(['g', 'kg'] as const, option['weightUnit'], 'kg'),
		sizeUnit: oneOf(['cm', 'm', 'mm'] as const, option['sizeUnit'], 'cm'),
		emptyMeasures: oneOf(['omit', 'one', 'zero'] as const, option['emptyMeasures'], 'omit'),
		measureUnit: trimmed(option['measureUnit']) || 'piece',
		image: isOn(option['image'] ?? true),
		onlyPhysical: isOn(option['onlyPhysical'] ?? true),
		inactive,
		deactivate: inactive === 'deactivate',
		duplicateSku: oneOf(['fail', 'first'] as const, option['duplicateSku'], 'fail'),
		bulkSize: Math.max(1, Math.floor(numberOf(option['bulkSize'], BULK_SIZE))),
		requestsPerMinute: numberOf(option['requestsPerMinute'], 0),
		bulkTimeoutMs: numberOf(option['timeoutSeconds'], BULK_TIMEOUT_MS / 1000) * 1000,
	};
}

function updateFields(value: unknown): Set<UpdateField> {
	const chosen = isRowList(value) ? value.map(String) : (textOf(value) ?? '').split(',');
	const known = Object.keys(UPDATE_FIELDS) as UpdateField[];
	return new Set(known.filter((name) => chosen.some((entry) => entry.trim() === name)));
}
