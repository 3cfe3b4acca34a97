import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { FULFILLMENT_STATUSES, PAYMENT_STATUSES } from '../shared/model/order';
import { isRecord } from '../shared/model/shape';
import { ANY_ORDER, GOODS, type OrderCriteria } from '../shared/rules/criteria';
import { datePattern, type DateReading } from '../shared/rules/deliveryDate';
import type { OrderRules } from '../shared/rules/orderRules';
import { SEND_TO, type Route } from '../shared/rules/routes';
import {
	readAmount,
	readChoice,
	readCount,
	readCountries,
	readList,
	readStatuses,
	readSwitch,
} from './readValues';
import { readTime, type Read } from './readValues';

type Values = Record<string, unknown>;

/** The rules that the node's fields ask for; expressions may give other rules for each item. */
export function readRules(context: IExecuteFunctions, item: number): OrderRules {
	const parameter = (name: string): unknown => context.getNodeParameter(name, item, undefined);
	const taken = <T>(read: Read<T>): T => {
		if (read.ok) return read.value;
		throw new NodeOperationError(context.getNode(), read.message, {
			description: read.hint,
			itemIndex: item,
		});
	};
	const criteriaOf = (values: Values): OrderCriteria => readCriteria(values, context.getTimezone(), taken);
	const options = valuesOf(parameter('options'));
	const statuses = {
		paymentStatuses: parameter('paymentStatuses'),
		fulfillmentStatuses: parameter('fulfillmentStatuses'),
	};
	return {
		filter: {
			criteria: criteriaOf({ ...valuesOf(parameter('conditions')), ...statuses }),
			physicalOnly: readSwitch(parameter('physicalOnly'), false),
			openOnly: !readSwitch(options['includeShipped'], false),
			includeTestOrders: readSwitch(options['includeTestOrders'], false),
			cancelPaymentStatuses: taken(
				readStatuses(parameter('cancelPaymentStatuses'), PAYMENT_STATUSES, 'Cancel at Payment Statuses'),
			),
			cancelFulfillmentStatuses: taken(
				readStatuses(
					parameter('cancelFulfillmentStatuses'),
					FULFILLMENT_STATUSES,
					'Cancel at Fulfillment Statuses',
				),
			),
			passCancellations: readSwitch(options['passCancellations'], true),
		},
		readDate: taken(readPattern(options['deliveryDatePattern'])),
		invalidDate: taken(
			readChoice(options['invalidDate'] ?? 'skip', ['skip', 'ignore'], 'Invalid Delivery Date'),
		),
		routes: routeValues(parameter('routes')).map((values, index): Route => ({
			name: routeName(values, index),
			match: taken(readChoice(values['match'] ?? 'all', ['all', 'any'], 'Match')),
			criteria: criteriaOf(valuesOf(values['conditions'])),
		})),
		sendTo: taken(readChoice(parameter('sendTo'), SEND_TO, 'Send Matched Orders To')),
	};
}

/** How many routes the node has: the same for all items, for outputs belong to the node. */
export function countRoutes(context: IExecuteFunctions): number {
	const { routes } = context.getNode().parameters;
	return routeValues(routes).length;
}

function readCriteria(values: Values, zone: string, taken: <T>(read: Read<T>) => T): OrderCriteria {
	return {
		paymentStatuses: taken(readStatuses(values['paymentStatuses'], PAYMENT_STATUSES, 'Payment Statuses')),
		fulfillmentStatuses: taken(
			readStatuses(values['fulfillmentStatuses'], FULFILLMENT_STATUSES, 'Fulfillment Statuses'),
		),
		tagsAll: readList(values['tagsAll']),
		tagsAny: readList(values['tagsAny']),
		tagsNone: readList(values['tagsNone']),
		countriesAllowed: taken(readCountries(values['countriesAllowed'], 'Countries')),
		countriesDenied: taken(readCountries(values['countriesDenied'], 'Excluded Countries')),
		goods: taken(readChoice(values['goods'] ?? ANY_ORDER.goods, GOODS, 'Goods')),
		minAmount: taken(readAmount(values['minAmount'], 'Minimum Amount')),
		maxAmount: taken(readAmount(values['maxAmount'], 'Maximum Amount')),
		minAgeMinutes: taken(readCount(values['minAgeMinutes'], 'Minimum Age in Minutes')),
		maxAgeDays: taken(readCount(values['maxAgeDays'], 'Maximum Age in Days')),
		createdFrom: taken(readTime(values['createdFrom'], zone, 'Start Date')),
	};
}

function readPattern(value: unknown): Read<((tag: string) => DateReading) | null> {
	if (typeof value !== 'string' || value.trim() === '') return { ok: true, value: null };
	const pattern = datePattern(value);
	if (pattern.ok) return { ok: true, value: pattern.read };
	return { ok: false, message: pattern.message, hint: 'Correct the option Delivery Date Pattern' };
}

function routeValues(routes: unknown): Values[] {
	const list = valuesOf(routes)['route'];
	return Array.isArray(list) ? list.map(valuesOf) : [];
}

function routeName(values: Values, index: number): string {
	const name = values['name'];
	return typeof name === 'string' && name.trim() !== '' ? name : `Route ${index + 1}`;
}

function valuesOf(value: unknown): Values {
	return isRecord(value) ? value : {};
}
