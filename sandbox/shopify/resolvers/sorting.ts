import { fullName } from '../address.ts';
import { currentTotals, originalTotals } from '../orders/lines.ts';
import { fulfillmentStatus } from '../orders/status.ts';
import type { OrderRecord, ProductRecord, VariantRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

type SortValue<T> = (record: T, shop: Shop) => number | string;

export const orderSortKeys: Record<string, SortValue<OrderRecord>> = {
	CREATED_AT: (order) => order.createdAt,
	UPDATED_AT: (order) => order.updatedAt,
	PROCESSED_AT: (order) => order.processedAt,
	ORDER_NUMBER: (order) => order.number,
	CURRENT_TOTAL_PRICE: (order) => currentTotals(order).total.toNumber(),
	TOTAL_PRICE: (order) => originalTotals(order).total.toNumber(),
	TOTAL_ITEMS_QUANTITY: (order) => order.lines.reduce((total, line) => total + line.quantity, 0),
	FINANCIAL_STATUS: (order) => order.financialStatus,
	FULFILLMENT_STATUS: (order) => fulfillmentStatus(order, '2026-10'),
	PO_NUMBER: (order) => order.poNumber ?? '',
	DESTINATION: (order) => order.shippingAddress?.city ?? '',
	CUSTOMER_NAME: (order, shop) => {
		const customer = shop.customers.get(order.customerId ?? 0);
		return customer ? (fullName(customer) ?? '') : '';
	},
};

export const productSortKeys: Record<string, SortValue<ProductRecord>> = {
	CREATED_AT: (product) => product.createdAt,
	UPDATED_AT: (product) => product.updatedAt,
	TITLE: (product) => product.title,
	VENDOR: (product) => product.vendor,
	PRODUCT_TYPE: (product) => product.productType,
};

export const variantSortKeys: Record<string, SortValue<VariantRecord>> = {
	SKU: (variant) => variant.sku ?? '',
	TITLE: (variant) => variant.title,
	POSITION: (variant) => variant.position,
};

/** Keys without a value of their own sort by id. */
export const sortValue =
	<T extends { id: number }>(keys: Record<string, SortValue<T>>, key: string, shop: Shop) =>
	(record: T): number | string =>
		keys[key]?.(record, shop) ?? record.id;
