import type { Run } from '../../../../shared/node/types';
import type { NumberRule } from '../../../../shared/rules/orderNumber';
import type { SessionOptions } from '../../../client/session';
import { isRow, type Row } from '../../../client/wire';
import type { CustomerSettings } from '../../../mapping/customer';
import type { SkuSettings } from '../../../mapping/lines';
import type { OrderSettings } from '../../../mapping/order';
import { chosenId } from '../../../rooms/locator';
import { shippingMethodsFrom } from '../../../rooms/shippingMethod';
import type { WarehouseRule } from '../../../rooms/warehouseOfLocation';
import { isOn, numberOf, oneOf, trimmed } from '../../values';
import { numberingOf, sharedOptions, warehouseRuleOf, wrong } from '../settings';

export interface ImportSettings extends OrderSettings, CustomerSettings, SkuSettings, SessionOptions {
	warehouses: WarehouseRule;
	numbering: NumberRule;
	fallbackCustomer: string | null;
	/** create: customers that PULPO does not have are made; standIn: the fallback customer takes their orders. */
	unknownCustomer: 'create' | 'standIn' | 'fail';
	adoptExisting: boolean;
	recreateCancelled: boolean;
	findRenamed: boolean;
	dryRun: boolean;
}

/** All settings of an import are read once, from the first item: orders go out together. */
export function readSettings(run: Run): ImportSettings {
	const options = run.parameter<unknown>('options', 0, {});
	const option = isRow(options) ? options : {};
	const methods = shippingMethodsFrom(
		run.parameter<unknown>('shippingMethods', 0, {}),
		run.parameter<unknown>('defaultShippingMethod', 0, ''),
	);
	const settings: ImportSettings = {
		warehouses: warehouseRuleOf(run),
		numbering: numberingOf(run),
		tagsIntoCriterium: isOn(run.parameter<unknown>('tagsIntoCriterium', 0, false)),
		fallbackCustomer: fallbackOf(run.parameter<unknown>('fallbackCustomer', 0, '')),
		shippingMethods: methods.mapped,
		defaultShippingMethod: methods.fallback,
		dryRun: isOn(run.parameter<unknown>('dryRun', 0, false)),
		...sharedOptions(run, option),
		...optionSettings(option),
	};
	if (settings.unknownCustomer === 'standIn' && settings.fallbackCustomer === null) {
		throw wrong(
			run,
			'No fallback customer is chosen',
			'Choose the fallback customer, or another policy for unknown customers.',
		);
	}
	return settings;
}

function optionSettings(option: Row) {
	return {
		priority: numberOf(option['priority'], 2),
		tagsLeftOut: trimmed(option['tagsLeftOut'])
			.split(',')
			.map((tag) => tag.trim())
			.filter((tag) => tag !== ''),
		identifierType: trimmed(option['identifierType']) || 'shop',
		unknownCustomer: oneOf(['create', 'standIn', 'fail'] as const, option['unknownCustomer'], 'create'),
		adoptExisting: isOn(option['adoptExisting']),
		recreateCancelled: isOn(option['recreateCancelled']),
		findRenamed: isOn(option['findRenamed']),
	};
}

function fallbackOf(value: unknown): string | null {
	const id = chosenId(value);
	return id === null ? null : String(id);
}
