/** Whatever the vendor sends as an object; only fields that we use are read. */
export type Row = Record<string, unknown>;

export interface OrderRow {
	id: number;
	number: string;
	state: string;
	/** undefined: the answer did not hold the field. */
	attributes: Row | undefined;
	row: Row;
}

export interface AddressBody {
	name: string;
	company_name: string;
	phone_number: string;
	address: {
		street: string;
		street2: string;
		house_nr: string;
		zip: string;
		city: string;
		state: string;
		country: string;
		country_alpha2: string;
		country_code: string;
		email: string;
	};
}

export interface ItemBody {
	product_id: number;
	quantity: number;
	line_order_id: string;
	batches: unknown[];
	notes?: string;
	required_date?: string;
	attributes?: Row;
}

export interface OrderBody {
	order_num: string;
	external_order_num: string;
	type: 'sales_order';
	warehouse_id: number;
	third_party_id: number;
	priority: number;
	criterium: string;
	notes: string;
	delivery_date: string;
	ship_to: AddressBody;
	attributes: Row;
	items: ItemBody[];
	channel?: string;
	shipping_method_id?: number;
	merchant_id?: number;
	merchant_channel_id?: number;
}

export interface ThirdPartyBody {
	name: string;
	identifier_type: string;
	identifier_number: string;
	third_type: 'C' | 'S';
	tenant_id: number;
	active: boolean;
	attributes: { addresses: AddressBody[] };
	email?: string;
	erp_id?: string;
	merchant_id?: number;
	merchant_channel_id?: number;
}

export interface ProductBody {
	sku: string;
	name: string;
	active: boolean;
	management_type: 'none' | 'lot' | 'serial';
	barcodes: string[];
	purchase_measure_units: string;
	sales_measure_units: string;
	minimum_purchase_unit: number;
	minimum_sales_unit: number;
	units_per_purchase_package: number;
	units_per_sales_package: number;
	product_categories: Row[];
	attributes: Row;
	description?: string;
	cost_price?: number;
	length?: number;
	width?: number;
	height?: number;
	volume?: number;
	weight?: number;
	third_party_id?: number;
	supplier_product_id?: string;
	hs_code?: string;
	origin_country?: string;
	merchant_id?: number;
	merchant_channel_id?: number;
}

export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isRowList(value: unknown): value is unknown[] {
	return Array.isArray(value);
}

/** The rows of a list answer: `{<key>: [...]}`, a bare list, or the first list in it. docs/vendors/pulpo.md, lists */
export function rowsOf(body: unknown, key: string): Row[] {
	if (isRowList(body)) return body.filter(isRow);
	if (!isRow(body)) return [];
	const list = body[key] ?? Object.values(body).find(isRowList);
	return isRowList(list) ? list.filter(isRow) : [];
}

/** The rows of a list inside a row, such as the items of a box. */
export function rowsIn(row: Row, name: string): Row[] {
	const list = row[name];
	return isRowList(list) ? list.filter(isRow) : [];
}

export function textOf(value: unknown): string | null {
	if (typeof value === 'string') return value;
	return typeof value === 'number' ? String(value) : null;
}

/** Ids are whole numbers; some answers write them as text. */
export function idOf(value: unknown): number | null {
	const id = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof id === 'number' && Number.isSafeInteger(id) ? id : null;
}

export function orderRowOf(row: Row): OrderRow | null {
	const id = idOf(row['id']);
	const number = textOf(row['order_num']);
	if (id === null || number === null) return null;
	return { id, number, state: textOf(row['state']) ?? '', attributes: attributesOf(row['attributes']), row };
}

/** Attributes are an object; old records and the vendor's own description have them as JSON text. */
export function attributesOf(value: unknown): Row | undefined {
	if (value === undefined) return undefined;
	if (isRow(value)) return value;
	if (typeof value !== 'string') return {};
	try {
		const parsed: unknown = JSON.parse(value);
		return isRow(parsed) ? parsed : {};
	} catch {
		return {};
	}
}
