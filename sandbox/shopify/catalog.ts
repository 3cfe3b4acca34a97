import { DEFAULT_ADDRESS, makeAddress } from './address.ts';
import { shiftLevel, stockedAt } from './catalogStock.ts';
import type { CustomerSpec, LocationSpec, ProductSpec, VariantSpec } from './admin/specs.ts';
import type { CustomerRecord, LocationRecord, ProductRecord, VariantRecord } from './records.ts';
import type { Shop } from './shop.ts';

export function addLocation(shop: Shop, spec: LocationSpec): LocationRecord {
	const now = shop.now();
	const location: LocationRecord = {
		kind: 'Location',
		id: shop.nextId('Location'),
		name: spec.name,
		isActive: spec.isActive ?? true,
		fulfillsOnlineOrders: spec.fulfillsOnlineOrders ?? true,
		isFulfillmentService: spec.isFulfillmentService ?? false,
		address: makeAddress(spec.address ?? { ...DEFAULT_ADDRESS, firstName: null, lastName: null }),
		createdAt: now,
		updatedAt: now,
	};
	shop.locations.set(location.id, location);
	return location;
}

export function firstLocation(shop: Shop): LocationRecord {
	return [...shop.locations.values()][0] ?? addLocation(shop, { name: 'Main warehouse' });
}

export function addCustomer(shop: Shop, spec: CustomerSpec): CustomerRecord {
	const now = shop.now();
	const customer: CustomerRecord = {
		kind: 'Customer',
		id: shop.nextId('Customer'),
		firstName: spec.firstName ?? null,
		lastName: spec.lastName ?? null,
		email: spec.email ?? null,
		phone: spec.phone ?? null,
		note: null,
		tags: spec.tags ?? [],
		createdAt: now,
		updatedAt: now,
		defaultAddress: spec.defaultAddress ? makeAddress(spec.defaultAddress) : null,
	};
	shop.customers.set(customer.id, customer);
	return customer;
}

/** The shop knows a customer by e-mail. */
export function findOrAddCustomer(shop: Shop, spec: CustomerSpec): CustomerRecord {
	const known = spec.email
		? [...shop.customers.values()].find(({ email }) => email === spec.email)
		: undefined;
	return known ?? addCustomer(shop, spec);
}

export function addProduct(shop: Shop, spec: ProductSpec): ProductRecord {
	const now = shop.now();
	const product: ProductRecord = {
		kind: 'Product',
		id: shop.nextId('Product'),
		title: spec.title,
		handle: spec.title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
		vendor: spec.vendor ?? shop.settings.shop.displayName,
		productType: spec.productType ?? '',
		status: spec.status ?? 'ACTIVE',
		tags: spec.tags ?? [],
		isGiftCard: spec.isGiftCard ?? false,
		descriptionHtml: spec.descriptionHtml ?? '',
		images: spec.images ?? [],
		createdAt: now,
		updatedAt: now,
		variantIds: [],
	};
	shop.products.set(product.id, product);
	for (const variant of spec.variants ?? [{}]) addVariant(shop, product, variant);
	return product;
}

export function addVariant(shop: Shop, product: ProductRecord, spec: VariantSpec): VariantRecord {
	const now = shop.now();
	const variant: VariantRecord = {
		kind: 'ProductVariant',
		id: shop.nextId('ProductVariant'),
		productId: product.id,
		inventoryItemId: shop.nextId('InventoryItem'),
		title: spec.title ?? 'Default Title',
		sku: spec.sku ?? null,
		barcode: spec.barcode ?? null,
		price: spec.price ?? '10.00',
		compareAtPrice: spec.compareAtPrice ?? null,
		options: Object.entries(spec.options ?? {}).map(([name, value]) => ({ name, value })),
		taxable: spec.taxable ?? true,
		requiresComponents: spec.requiresComponents ?? false,
		position: product.variantIds.length + 1,
		createdAt: now,
		updatedAt: now,
	};
	shop.variants.set(variant.id, variant);
	product.variantIds.push(variant.id);
	shop.inventoryItems.set(variant.inventoryItemId, {
		kind: 'InventoryItem',
		id: variant.inventoryItemId,
		variantId: variant.id,
		tracked: spec.tracked ?? true,
		requiresShipping: spec.requiresShipping ?? !product.isGiftCard,
		weightGrams: spec.weightGrams ?? 250,
		unitCost: spec.unitCost ?? null,
		harmonizedSystemCode: spec.hsCode ?? null,
		countryCodeOfOrigin: spec.countryOfOrigin ?? null,
		createdAt: now,
		updatedAt: now,
	});
	stockUp(shop, variant.inventoryItemId, spec.stock);
	return variant;
}

function stockUp(shop: Shop, inventoryItemId: number, stock: VariantSpec['stock']): void {
	const main = firstLocation(shop);
	const perLocation = typeof stock === 'object' ? stock : { [main.name]: stock ?? 100 };
	for (const location of shop.locations.values()) {
		const available = perLocation[location.name];
		if (available === undefined) continue;
		shiftLevel(shop, stockedAt(shop, inventoryItemId, location.id), 'available', available);
	}
}
