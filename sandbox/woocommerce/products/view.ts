import { links } from '../links.ts';
import { metaView } from '../meta.ts';
import { paragraphs } from '../paragraphs.ts';
import type { Image, Product } from '../records.ts';
import { slugOf } from '../slug.ts';
import type { World } from '../world.ts';
import { choiceViews, variationName } from './choices.ts';
import { isOnSale, priceHtml, priceOf } from './price.ts';
import { managesStock, stockKeeper } from './stock.ts';

export type Context = 'view' | 'edit';

/** A product, or a variation that was asked for as a product. */
export function productView(world: World, product: Product, context: Context): object {
	const isVariation = product.type === 'variation';
	const path = `/products/${product.id}`;
	const up = isVariation ? `/products/${product.parent_id}` : undefined;
	return {
		id: product.id,
		name: isVariation ? fullName(world, product) : product.name,
		slug: isVariation ? slugOf(fullName(world, product)) : product.slug,
		permalink: permalink(world, product),
		...dates(world, product),
		type: product.type,
		status: product.status,
		featured: product.featured,
		catalog_visibility: product.catalog_visibility,
		description: shown(product.description, context),
		short_description: shown(product.short_description, context),
		sku: product.sku,
		...prices(world, product),
		on_sale: isOnSale(world, product),
		purchasable: priceOf(world, product) !== '',
		total_sales: isVariation ? String(product.totalSales) : product.totalSales,
		virtual: product.virtual,
		downloadable: product.downloadable,
		downloads: [],
		download_limit: product.download_limit,
		download_expiry: product.download_expiry,
		external_url: product.external_url,
		button_text: product.button_text,
		tax_status: product.tax_status,
		tax_class: isVariation ? taxClassOf(world, product) : product.tax_class,
		...stock(world, product, managesStock(world, product) !== false),
		sold_individually: product.sold_individually,
		...parcel(world, product),
		shipping_required: !product.virtual,
		shipping_taxable: !product.virtual && product.tax_status !== 'none',
		...shippingClass(world, product),
		reviews_allowed: product.reviews_allowed,
		average_rating: context === 'edit' ? '0' : '0.00',
		rating_count: 0,
		upsell_ids: product.upsell_ids,
		cross_sell_ids: product.cross_sell_ids,
		parent_id: product.parent_id,
		purchase_note: product.purchase_note,
		categories: termViews(world, product.categoryIds),
		...(world.settings.brands ? { brands: termViews(world, product.brandIds) } : {}),
		tags: termViews(world, product.tagIds),
		images: product.images.map((image) => imageView(world, image)),
		attributes: isVariation ? choiceViews(world, product) : attributeViews(world, product),
		default_attributes: isVariation ? [] : product.choices,
		variations: product.variationIds.filter((id) => world.products.get(id)?.status !== 'trash'),
		grouped_products: [],
		menu_order: product.menu_order,
		price_html: priceHtml(world, product),
		related_ids: [],
		meta_data: metaView(product.meta),
		stock_status: shownStockStatus(world, product),
		has_options: product.type === 'variable',
		post_password: product.post_password,
		global_unique_id: product.global_unique_id,
		...cost(world, product),
		...(context === 'edit' && !isVariation ? slugHelp(world, product) : {}),
		_links: links(world, path, '/products', up),
	};
}

/** A variation from its own address, which names and lists less. */
export function variationView(world: World, product: Product, context: Context): object {
	const collection = `/products/${product.parent_id}/variations`;
	const [image] = product.images;
	return {
		id: product.id,
		type: 'variation',
		...dates(world, product),
		description: shown(product.description, context),
		permalink: permalink(world, product),
		sku: product.sku,
		global_unique_id: product.global_unique_id,
		...prices(world, product),
		on_sale: isOnSale(world, product),
		status: product.status,
		purchasable: priceOf(world, product) !== '',
		virtual: product.virtual,
		downloadable: product.downloadable,
		downloads: [],
		download_limit: product.download_limit,
		download_expiry: product.download_expiry,
		tax_status: product.tax_status,
		tax_class: context === 'edit' ? product.tax_class : taxClassOf(world, product),
		...stock(world, product, managesStock(world, product)),
		stock_status: shownStockStatus(world, product),
		...parcel(world, product),
		...shippingClass(world, product),
		image: image ? imageView(world, image) : null,
		attributes: choiceViews(world, product),
		menu_order: product.menu_order,
		meta_data: metaView(product.meta),
		...cost(world, product),
		name: variationName(world, product),
		parent_id: product.parent_id,
		_links: links(world, `${collection}/${product.id}`, collection, `/products/${product.parent_id}`),
	};
}

/** "Tee - M, Red" */
export function fullName(world: World, product: Product): string {
	if (product.type !== 'variation') return product.name;
	const parent = world.products.get(product.parent_id)?.name ?? '';
	return [parent, variationName(world, product)].filter((part) => part !== '').join(' - ');
}

export function permalink(
	world: World,
	{ id, slug, status, type, parent_id: parentId, choices }: Product,
): string {
	const home = world.settings.url.replace(/\/$/, '');
	const parent = type === 'variation' ? world.products.get(parentId) : undefined;
	if (parent) {
		const query = choices.map(({ id: attributeId, name, option }) => {
			const own = world.attributes.get(attributeId);
			return `attribute_${own?.slug ?? slugOf(name)}=${own ? slugOf(option) : encodeURIComponent(option)}`;
		});
		const link = permalink(world, parent);
		return query.length === 0 ? link : `${link}${link.includes('?') ? '&' : '?'}${query.join('&')}`;
	}
	return status === 'publish' && slug !== ''
		? `${home}/product/${slug}/`
		: `${home}/?post_type=product&p=${id}`;
}

export const taxClassOf = (world: World, product: Product): string =>
	product.tax_class === 'parent'
		? (world.products.get(product.parent_id)?.tax_class ?? '')
		: product.tax_class;

const shown = (html: string, context: Context): string => (context === 'view' ? paragraphs(html) : html);

const dates = ({ time }: World, { createdAt, modifiedAt }: Product): object => ({
	date_created: time.local(createdAt),
	date_created_gmt: time.gmt(createdAt),
	date_modified: time.local(modifiedAt),
	date_modified_gmt: time.gmt(modifiedAt),
});

const prices = (world: World, product: Product): object => ({
	price: priceOf(world, product),
	regular_price: product.regular_price,
	sale_price: product.sale_price,
	date_on_sale_from: world.time.local(product.saleFrom),
	date_on_sale_from_gmt: world.time.gmt(product.saleFrom),
	date_on_sale_to: world.time.local(product.saleTo),
	date_on_sale_to_gmt: world.time.gmt(product.saleTo),
});

function stock(world: World, product: Product, manage_stock: boolean | 'parent'): object {
	const keeper = stockKeeper(world, product) ?? product;
	const isManaged = manage_stock !== false;
	return {
		manage_stock,
		stock_quantity: isManaged ? keeper.stock_quantity : null,
		backorders: keeper.backorders,
		backorders_allowed: keeper.backorders !== 'no',
		backordered: isManaged && keeper.stock_status === 'onbackorder',
		low_stock_amount: product.low_stock_amount,
	};
}

function shownStockStatus(world: World, product: Product): string {
	if (product.type !== 'variable' || product.manage_stock)
		return (stockKeeper(world, product) ?? product).stock_status;
	const statuses = product.variationIds.map((id) => world.products.get(id)?.stock_status);
	return ['instock', 'onbackorder'].find((status) => statuses.includes(status)) ?? 'outofstock';
}

const parcel = (_world: World, { weight, dimensions }: Product): object => ({ weight, dimensions });

function shippingClass(world: World, { shipping_class: slug }: Product): object {
	const known = [...world.terms.values()].find(
		(term) => slug !== '' && term.taxonomy === 'shippingClass' && term.slug === slug,
	);
	return { shipping_class: known ? slug : '', shipping_class_id: known?.id ?? 0 };
}

const termViews = (world: World, ids: number[]): object[] =>
	ids.flatMap((id) => {
		const term = world.terms.get(id);
		return term ? [{ id, name: term.name, slug: term.slug }] : [];
	});

const attributeViews = (world: World, { attributes }: Product): object[] =>
	attributes.map(({ id, name, position, visible, variation, options }) => {
		const slug = world.attributes.get(id)?.slug ?? name;
		return { id, name, slug, position, visible, variation, options };
	});

export const imageView = ({ time }: World, { id, src, name, alt, createdAt }: Image): object => ({
	id,
	date_created: time.local(createdAt),
	date_created_gmt: time.gmt(createdAt),
	date_modified: time.local(createdAt),
	date_modified_gmt: time.gmt(createdAt),
	src,
	name,
	alt,
});

function cost({ settings }: World, { type, cost: value, costIsAdditive }: Product): object {
	if (!settings.costOfGoods) return {};
	const values = [{ defined_value: value, effective_value: value ?? 0 }];
	const additive = type === 'variation' ? { defined_value_is_additive: costIsAdditive } : {};
	return { cost_of_goods_sold: { values, total_value: value ?? 0, ...additive } };
}

const slugHelp = ({ settings }: World, { name, slug }: Product): object => ({
	permalink_template: `${settings.url.replace(/\/$/, '')}/product/%pagename%/`,
	generated_slug: slug || slugOf(name),
});
