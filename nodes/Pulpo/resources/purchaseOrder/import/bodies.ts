import type { Problem } from '../../../../shared/model/outcome';
import type { CustomerResult } from '../../../client/customers';
import type { PurchaseOrderBody } from '../../../client/purchaseOrders';
import { idOf } from '../../../client/wire';
import { merchantFields } from '../../../mapping/customer';
import type { ProductBook } from '../../salesOrder/import/products';
import { problemOf } from '../../salesOrder/import/outcomes';
import type { Job } from './plan';
import type { PurchaseSettings } from './settings';

export interface Books {
	settings: PurchaseSettings;
	products: ProductBook;
	/** By identifier number. */
	suppliers: Map<string, CustomerResult>;
}

/** The order as PULPO takes it, or why it cannot be sent. */
export function bodyOf({ order }: Job, books: Books): PurchaseOrderBody | Problem {
	const { settings, products } = books;
	const supplier = supplierOf(order.supplier, order.number, books);
	if (typeof supplier !== 'number') return supplier;
	const skus = [...new Set(order.lines.map(({ sku }) => sku))];
	const unread = products.problemOf(skus);
	if (unread !== null) return unread;
	const unknown = skus.filter((sku) => products.idOf(sku) === null);
	if (unknown.length > 0) {
		return problemOf(
			'unknownSku',
			`Purchase order ${order.number} was not sent to PULPO WMS: SKU ${unknown.join(', ')} unknown there`,
			'Import the products first, or correct the SKU.',
		);
	}
	return {
		order_num: order.number,
		warehouse_id: settings.warehouseId,
		third_party_id: supplier,
		delivery_date: order.deliveryDate === null ? settings.today : `${order.deliveryDate} 00:00:00`,
		notes: order.notes ?? '',
		criterium: order.criterium ?? '',
		items: order.lines.map(({ sku, quantity, lineId }) => ({
			product_id: products.idOf(sku) ?? 0,
			requested_quantity: quantity,
			line_order_id: lineId,
		})),
		...(settings.type === '' ? {} : { type: settings.type }),
		...merchantFields(settings),
	};
}

function supplierOf(name: string, number: string, books: Books): number | Problem {
	const { settings, suppliers } = books;
	if (name === '') return settings.defaultSupplier ?? noSupplier(number);
	if (settings.supplierBy === 'id') return idOf(name) ?? unknownSupplier(number, name);
	const result = suppliers.get(name);
	if (result?.kind === 'found' || result?.kind === 'created') return result.id;
	return result?.kind === 'failed' ? result.problem : unknownSupplier(number, name);
}

function noSupplier(number: string): Problem {
	return problemOf(
		'noSupplier',
		`Purchase order ${number} names no supplier`,
		'Give the order a supplier, or choose a default supplier.',
	);
}

function unknownSupplier(number: string, name: string): Problem {
	return problemOf(
		'unknownSupplier',
		`Purchase order ${number} was not sent to PULPO WMS: supplier ${name} is unknown there`,
		'Create the supplier first (Supplier: Find or Create), or correct its number.',
	);
}
