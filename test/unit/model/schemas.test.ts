import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkCustomer } from '../../../nodes/shared/model/customer';
import { checkInvoice } from '../../../nodes/shared/model/invoice';
import { checkOrder, orderShape } from '../../../nodes/shared/model/orderCheck';
import { checkProduct } from '../../../nodes/shared/model/product';
import { checkReturn } from '../../../nodes/shared/model/return';
import { checkShipment } from '../../../nodes/shared/model/shipment';
import { isRecord, matches, type Shape } from '../../../nodes/shared/model/shape';
import { checkStockLevel } from '../../../nodes/shared/model/stock';
import { anyOrder } from '../../support/builders/arbitraries';
import { buildCharge, buildLine, buildOrder } from '../../support/builders/order';
import { buildCustomerRecord, buildInvoice, buildProduct } from '../../support/builders/records';
import { buildReturn, buildShipment, buildStockLevel } from '../../support/builders/records';
import { schemaDocument, schemaNames } from './schemaDocuments';

const folder = join(__dirname, '../../../docs/model');
const fileOf = (name: string) => join(folder, `${name}.schema.json`);

/** UPDATE_MODEL_SCHEMAS=1 writes the documents anew. */
if (process.env.UPDATE_MODEL_SCHEMAS === '1') {
	for (const name of schemaNames) {
		writeFileSync(fileOf(name), `${JSON.stringify(schemaDocument(name), null, '\t')}\n`);
	}
}

const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: false });
addFormats(ajv);
const validators = new Map(
	schemaNames.map((name) => [name, ajv.compile(JSON.parse(readFileSync(fileOf(name), 'utf8')) as object)]),
);
const bySchema = (name: string, value: unknown) => validators.get(name)?.(value) === true;

const records = {
	order: { check: checkOrder, sample: buildOrder() },
	product: { check: checkProduct, sample: buildProduct() },
	stock: { check: checkStockLevel, sample: buildStockLevel() },
	customer: { check: checkCustomer, sample: buildCustomerRecord() },
	shipment: { check: checkShipment, sample: buildShipment() },
	return: { check: checkReturn, sample: buildReturn() },
	invoice: { check: checkInvoice, sample: buildInvoice() },
};
const names = Object.keys(records) as Array<keyof typeof records>;

/** Values that are wrong in most places, one of them right in some. */
const wrongValues: unknown[] = [
	undefined,
	null,
	7,
	-1,
	1.5,
	'',
	'x',
	'12,50',
	'2026-02-30',
	'de',
	true,
	[],
	{},
	['x'],
	{ a: 1 },
];

it.each(schemaNames)('docs/model/%s.schema.json is what the validator is made of', (name) => {
	expect(JSON.parse(readFileSync(fileOf(name), 'utf8'))).toEqual(schemaDocument(name));
});

describe.each(names)('a good %s', (name) => {
	it('passes the validator and the schema', () => {
		const { check, sample } = records[name];
		expect(check(sample)).toMatchObject({ ok: true });
		expect(bySchema(name, sample)).toBe(true);
	});

	it('may carry fields of the user', () => {
		const sample = { ...records[name].sample, myField: { a: 1 } };
		expect(records[name].check(sample).ok).toBe(true);
		expect(bySchema(name, sample)).toBe(true);
	});
});

describe.each(names)('a %s with one field changed', (name) => {
	it('is judged the same by the validator and the schema', () => {
		const { check, sample } = records[name];
		let refused = 0;
		for (const path of pathsOf(sample)) {
			for (const value of wrongValues) {
				const changed = replaced(sample, path, value);
				const asJson: unknown = JSON.parse(JSON.stringify(changed));
				const result = check(asJson);
				const shapeOk = result.ok || result.problems.every(isBeyondTheSchema);
				if (shapeOk !== bySchema(name, asJson)) {
					throw new Error(
						`${name}.${path.join('.')} = ${JSON.stringify(value)}: validator ${shapeOk}, schema ${!shapeOk}`,
					);
				}
				refused += shapeOk ? 0 : 1;
			}
		}
		expect(refused).toBeGreaterThan(100);
	});
});

it('judges any order the same by the validator and the schema', () => {
	const paths = pathsOf(buildOrder());
	fc.assert(
		fc.property(
			anyOrder,
			fc.constantFrom(...paths),
			fc.option(fc.jsonValue()),
			fc.boolean(),
			(order, path, value, spoil) => {
				expect(checkOrder(order).ok).toBe(true);
				expect(bySchema('order', order)).toBe(true);
				if (!spoil) return;
				const changed: unknown = JSON.parse(JSON.stringify(replaced(order, path, value)));
				expect(fits(orderShape, changed)).toBe(bySchema('order', changed));
			},
		),
		{ numRuns: 500 },
	);
});

it.each([
	[
		'an order of a shop with a path',
		buildOrder({ system: 'woocommerce', account: 'shop.example/nordic', id: '142' }),
		true,
	],
	['one piece of a split order', buildOrder({ part: 2 }), true],
	['an order without lines', buildOrder({ lines: [], charges: [] }), true],
	['a negative charge', buildOrder({ charges: [buildCharge({ kind: 'discount' })] }), true],
	['30 February', buildOrder({ deliveryDate: '2026-02-30' }), false],
	['29 February of a leap year', buildOrder({ deliveryDate: '2028-02-29' }), true],
	['a time without zone', buildOrder({ createdAt: '2026-03-01T09:30:00' }), false],
	['a time with a space', buildOrder({ createdAt: '2026-03-01 09:30:00Z' }), false],
	['a time with an offset', buildOrder({ createdAt: '2026-03-01T09:30:00.123+01:00' }), true],
	[
		'a country that does not exist',
		{ ...buildOrder(), billingAddress: { ...buildOrder().billingAddress, country: 'QQ' } },
		false,
	],
	['a currency in small letters', buildOrder({ currency: 'eur' }), false],
	['a negative quantity', buildOrder({ lines: [buildLine({ quantity: '-1' })] }), false],
	['a quantity as a number', { ...buildOrder(), lines: [{ ...buildLine(), openQuantity: 2 }] }, false],
	['an amount with a comma', { ...buildOrder(), total: { net: '1,00', tax: '0', gross: '1.00' } }, false],
	['an unknown status', { ...buildOrder(), paymentStatus: 'PAID' }, false],
	['an unknown action', { ...buildOrder(), action: 'delete' }, false],
	['no order at all', [], false],
	['null', null, false],
])('the validator and the schema agree on %s', (_what, value, good) => {
	expect(fits(orderShape, value)).toBe(good);
	expect(bySchema('order', value)).toBe(good);
});

function fits(shape: Shape<unknown>, value: unknown): boolean {
	return matches(shape, value, []);
}

/** What a JSON Schema cannot say: the key fits the record, line ids are unique. */
function isBeyondTheSchema({ message }: { message: string }): boolean {
	return message.startsWith('does not fit') || message.endsWith('is used by an earlier line too');
}

type Path = Array<string | number>;

/** Every place inside a value, the raw vendor object left out. */
function pathsOf(value: unknown, path: Path = []): Path[] {
	const children: Path[] = Array.isArray(value)
		? value.flatMap((entry, index) => pathsOf(entry, [...path, index]))
		: isRecord(value)
			? Object.entries(value).flatMap(([key, entry]) =>
					key === 'source' ? [] : pathsOf(entry, [...path, key]),
				)
			: [];
	return path.length === 0 ? children : [path, ...children];
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
	const [head, ...rest] = path;
	if (head === undefined) return by;
	if (Array.isArray(value))
		return value.map((entry: unknown, index) => (index === head ? replaced(entry, rest, by) : entry));
	if (!isRecord(value)) return value;
	return { ...value, [head]: replaced(value[head], rest, by) };
}
