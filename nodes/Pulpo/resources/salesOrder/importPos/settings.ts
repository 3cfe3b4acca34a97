import type { Run } from '../../../../shared/node/types';
import type { NumberRule } from '../../../../shared/rules/orderNumber';
import { type SessionOptions } from '../../../client/session';
import { isRow } from '../../../client/wire';
import type { SkuSettings } from '../../../mapping/lines';
import type { SaleSettings } from '../../../mapping/sale';
import { chosenId } from '../../../rooms/locator';
import type { WarehouseRule } from '../../../rooms/warehouseOfLocation';
import { isOn } from '../../values';
import { numberingOf, sharedOptions, warehouseRuleOf, wrong } from '../settings';

export interface PosSettings extends SaleSettings, SkuSettings, SessionOptions {
	warehouses: WarehouseRule;
	numbering: NumberRule;
	customerId: number;
	dryRun: boolean;
}

export function readPosSettings(run: Run): PosSettings {
	const options = run.parameter<unknown>('options', 0, {});
	const customerId = chosenId(run.parameter<unknown>('customer', 0, ''));
	if (customerId === null)
		throw wrong(
			run,
			'No customer is chosen',
			'Choose the customer that sales over the counter are booked on.',
		);
	return {
		warehouses: warehouseRuleOf(run),
		numbering: numberingOf(run),
		customerId,
		dryRun: isOn(run.parameter<unknown>('dryRun', 0, false)),
		...sharedOptions(run, isRow(options) ? options : {}),
	};
}
