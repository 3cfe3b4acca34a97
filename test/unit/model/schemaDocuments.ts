import { customerShape } from '../../../nodes/shared/model/customer';
import * as fields from '../../../nodes/shared/model/fields';
import { invoiceShape } from '../../../nodes/shared/model/invoice';
import { orderShape } from '../../../nodes/shared/model/orderCheck';
import { productShape } from '../../../nodes/shared/model/product';
import { returnShape } from '../../../nodes/shared/model/return';
import { shipmentShape } from '../../../nodes/shared/model/shipment';
import { isRecord, type JsonSchema, type Shape } from '../../../nodes/shared/model/shape';
import { stockLevelShape } from '../../../nodes/shared/model/stock';

const HOME = 'https://github.com/shopbridge-dev/n8n-nodes-shopbridge/blob/main/docs/model/';

const documents: Record<string, { title: string; shape: Shape<unknown> }> = {
	order: { title: 'Order', shape: orderShape },
	product: { title: 'Product', shape: productShape },
	stock: { title: 'Stock Level', shape: stockLevelShape },
	customer: { title: 'Customer', shape: customerShape },
	shipment: { title: 'Shipment', shape: shipmentShape },
	return: { title: 'Return', shape: returnShape },
	invoice: { title: 'Invoice', shape: invoiceShape },
};

const shared: Array<[string, Shape<unknown>]> = [
	['decimal', fields.amount],
	['quantity', fields.quantity],
	['currency', fields.currency],
	['country', fields.country],
	['date', fields.date],
	['dateTime', fields.dateTime],
	['key', fields.key],
	['keyOfWhole', fields.keyOfWhole],
	['taxedAmount', fields.taxedAmount],
	['address', fields.address],
];

export const schemaNames = Object.keys(documents);

/** The JSON Schema document of one record, with the shared fields under $defs. */
export function schemaDocument(name: string): JsonSchema {
	const document = documents[name];
	if (document === undefined) throw new Error(`No record is called ${name}`);
	const used = new Set<string>();
	const body = written(document.shape.schema, used);
	const defs: JsonSchema = {};
	for (const [shapeName, shape] of [...shared].reverse()) {
		if (used.has(shapeName)) defs[shapeName] = written(shape.schema, used, shapeName);
	}
	const sorted = Object.fromEntries(Object.entries(defs).sort(([a], [b]) => a.localeCompare(b)));
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: `${HOME}${name}.schema.json`,
		title: document.title,
		...(isRecord(body) ? body : {}),
		$defs: sorted,
	};
}

/** Shared shapes become references; a lone allOf is merged into its description. */
function written(schema: unknown, used: Set<string>, self?: string): unknown {
	const name = shared.find(([shapeName, shape]) => shape.schema === schema && shapeName !== self)?.[0];
	if (name !== undefined) {
		used.add(name);
		return { $ref: `#/$defs/${name}` };
	}
	if (Array.isArray(schema)) return schema.map((entry: unknown) => written(entry, used));
	if (!isRecord(schema)) return schema;
	const copy = Object.fromEntries(Object.entries(schema).map(([key, entry]) => [key, written(entry, used)]));
	if (!Array.isArray(copy.allOf) || copy.allOf.length !== 1) return copy;
	const { allOf, ...rest } = copy;
	return { ...rest, ...(Array.isArray(allOf) && isRecord(allOf[0]) ? allOf[0] : {}) };
}
