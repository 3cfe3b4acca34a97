import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

import { parseDecimal, ZERO } from '../shared/model/decimal';
import type { Decimal } from '../shared/model/primitives';
import { isRecord } from '../shared/model/shape';
import type { CompareRule } from '../shared/rules/stockComparison';
import type { RowFields } from './rowFields';

export interface StockSettings {
	rule: CompareRule;
	source: RowFields;
	target: RowFields;
	stopPercent: number;
	stopAboveRows: number;
}

type Values = Record<string, unknown>;

const DECIMALS = ['down', 'nearest', 'keep'] as const;

/** All settings are read once: the rows are looked at together. Expressions may give text for numbers and switches. */
export function readSettings(context: IExecuteFunctions): StockSettings {
	const parameter = (name: string): unknown => context.getNodeParameter(name, 0, '');
	const options = valuesOf(parameter('options'));
	const amount = (value: unknown, title: string): Decimal | null => {
		if (isBlank(value)) return null;
		const read = parseDecimal(value);
		if (read.ok) return read.value;
		throw new NodeOperationError(context.getNode(), `"${title}" is no number: ${read.message}`, {
			description: 'Write it such as 5 or 0.5, or leave it empty.',
		});
	};
	const count = (value: unknown, title: string): number => Number(amount(value, title) ?? 0);
	return {
		source: fieldsOf(valuesOf(parameter('sourceFields'))),
		target: fieldsOf(valuesOf(parameter('targetFields'))),
		stopPercent: count(parameter('stopPercent'), 'Stop When More Than (%)'),
		stopAboveRows: count(options['stopAboveRows'], 'Always Allowed Changes'),
		rule: {
			byPlace: parameter('compareBy') === 'skuAndPlace',
			places: placesOf(context, parameter('places'), parameter('placesText')),
			ignoreCase: isOn(options['ignoreCase'], false),
			trim: isOn(options['trim'], true),
			onlySkus: listOf(options['onlySkus']),
			missing: parameter('missingInSource') === 'zero' ? 'zero' : 'ignore',
			leastDifference: amount(options['leastDifference'], 'Minimum Difference') ?? ZERO,
			figure: {
				safetyStock: amount(parameter('safetyStock'), 'Safety Stock') ?? ZERO,
				negativeAsZero: isOn(options['negativeAsZero'], true),
				decimals: DECIMALS.find((name) => name === options['decimals']) ?? 'down',
				minimum: amount(options['minimum'], 'Minimum'),
				maximum: amount(options['maximum'], 'Maximum'),
			},
		},
	};
}

/** The list counts where both name a source place. */
function placesOf(context: IExecuteFunctions, list: unknown, text: unknown): Map<string, string> {
	const places = new Map<string, string>();
	const lines = typeof text === 'string' ? text.split(/\r?\n/).map((line) => line.trim()) : [];
	for (const line of lines.filter((entry) => entry !== '')) {
		const at = line.indexOf('=');
		const [source, target] = [line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 1).trim()];
		if (source === '' || target === '') {
			throw new NodeOperationError(context.getNode(), `"${line}" does not tell two places`, {
				description: 'Write one line for each place of the source, such as "Berlin = Main Street".',
			});
		}
		places.set(source.toLowerCase(), target);
	}
	const pairs = valuesOf(list)['pair'];
	for (const pair of Array.isArray(pairs) ? pairs.map(valuesOf) : []) {
		const [source, target] = [textOf(pair['source']), textOf(pair['target'])];
		if (source !== '' && target !== '') places.set(source.toLowerCase(), target);
	}
	return places;
}

function fieldsOf(values: Values): RowFields {
	const paths = (name: string, fallback: string) => {
		const given = listOf(values[name]);
		return given.length > 0 ? given : listOf(fallback);
	};
	return {
		sku: paths('sku', DEFAULT_FIELDS.sku),
		quantity: paths('quantity', DEFAULT_FIELDS.quantity),
		place: paths('place', DEFAULT_FIELDS.place),
		placeName: paths('placeName', DEFAULT_FIELDS.placeName),
	};
}

/** They fit unified stock and flat rows; the fields of the node show the same. */
const DEFAULT_FIELDS = {
	sku: 'sku',
	quantity: 'available, quantity',
	place: 'location.id, locationId, location',
	placeName: 'location.name',
};

/** Text with commas or lines, or a list. */
function listOf(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : textOf(value).split(/[,\n]/);
	return entries.map(textOf).filter((text) => text !== '');
}

function isOn(value: unknown, fallback: boolean): boolean {
	if (typeof value === 'boolean') return value;
	return isBlank(value) ? fallback : textOf(value).toLowerCase() === 'true';
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || textOf(value) === '';
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function valuesOf(value: unknown): Values {
	return isRecord(value) ? value : {};
}
