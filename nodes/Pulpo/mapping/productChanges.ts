import type { Change } from '../../shared/model/outcome';
import { isRow, isRowList, textOf, type ProductBody, type Row } from '../client/wire';
import { canonical } from './order';

/** What an update may write over, by the option's value. */
export const UPDATE_FIELDS = {
	active: ['active'],
	barcodes: ['barcodes'],
	customs: ['hs_code', 'origin_country'],
	description: ['description'],
	dimensions: ['length', 'width', 'height', 'volume'],
	image: ['attributes.image_url'],
	measureUnits: ['purchase_measure_units', 'sales_measure_units'],
	name: ['name'],
	price: ['cost_price'],
	supplier: ['third_party_id', 'supplier_product_id'],
	tags: ['attributes.tags'],
	type: ['management_type'],
	weight: ['weight'],
} as const satisfies Record<string, readonly string[]>;

export type UpdateField = keyof typeof UPDATE_FIELDS;

/** The vendor's product as it was read: all that a body may hold. Sent back whole, in case a PUT replaces. */
const WRITABLE = [
	'sku',
	'name',
	'description',
	'active',
	'management_type',
	'barcodes',
	'article_number',
	'purchase_measure_units',
	'sales_measure_units',
	'minimum_purchase_unit',
	'minimum_sales_unit',
	'units_per_purchase_package',
	'units_per_sales_package',
	'units_per_pallet',
	'length',
	'width',
	'height',
	'volume',
	'weight',
	'cost_price',
	'product_categories',
	'third_party_id',
	'supplier_product_id',
	'attributes',
	'hs_code',
	'origin_country',
	'batch_control',
	'stackable',
	'lq_limited_quantity',
	'merchant_id',
	'merchant_channel_id',
];

export interface UpdateRules {
	mayUpdate: ReadonlySet<UpdateField>;
	/** Barcodes that were added in PULPO stay. */
	keepBarcodes: boolean;
}

export interface ProductUpdate {
	changes: Change[];
	/** The whole product with its id, as it shall be. */
	row: Row;
}

/** What of a product has to be written, field by field; no changes = it is as it shall be. */
export function updateOf(existing: Row, body: ProductBody, rules: UpdateRules): ProductUpdate {
	const row: Row = { id: existing['id'] };
	for (const field of WRITABLE) if ((existing[field] ?? null) !== null) row[field] = existing[field];
	row['attributes'] = isRow(existing['attributes']) ? existing['attributes'] : {};
	const changes: Change[] = [];
	for (const field of [...rules.mayUpdate].flatMap((name) => [...UPDATE_FIELDS[name]])) {
		const [outer = '', inner] = field.split('.');
		const after = wanted(existing, body, outer, inner, rules);
		if (after === undefined) continue;
		const before = inner === undefined ? existing[outer] : attributeOf(existing, inner);
		if (isSame(before, after)) continue;
		changes.push({ field, before: before ?? null, after });
		if (inner === undefined) row[outer] = after;
		else row[outer] = { ...(isRow(row[outer]) ? row[outer] : {}), [inner]: after };
	}
	return { changes, row };
}

/** What a new product would put into PULPO. */
export function changesOfNewProduct(body: ProductBody): Change[] {
	return Object.entries(body).map(([field, after]) => ({ field, before: null, after: after as unknown }));
}

/** undefined = the shop says nothing about it, so what PULPO has stays. */
function wanted(
	existing: Row,
	body: ProductBody,
	outer: string,
	inner: string | undefined,
	rules: UpdateRules,
): unknown {
	if (inner !== undefined) return body.attributes[inner];
	if (outer !== 'barcodes') return (body as unknown as Row)[outer];
	if (!rules.keepBarcodes) return body.barcodes;
	const before = isRowList(existing['barcodes']) ? existing['barcodes'].map(String) : [];
	return [...before, ...body.barcodes.filter((code) => !before.includes(code))];
}

function attributeOf(existing: Row, name: string): unknown {
	return isRow(existing['attributes']) ? existing['attributes'][name] : undefined;
}

function isSame(before: unknown, after: unknown): boolean {
	if (typeof after === 'number') return textOf(before) !== null && Number(before) === after;
	return canonical(sorted(before ?? blankOf(after))) === canonical(sorted(after));
}

/** The order of barcodes says nothing. */
function sorted(value: unknown): unknown {
	return isRowList(value) ? value.map(String).sort() : value;
}

function blankOf(after: unknown): unknown {
	if (isRowList(after)) return [];
	return typeof after === 'string' ? '' : null;
}
