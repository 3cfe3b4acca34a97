const PRODUCT = 'woocommerce_process_product_meta';
const COUPON = 'woocommerce_process_shop_coupon_meta';

/** Topic -> what in WordPress sets it off, as the shop lists it. */
const HOOKS: Record<string, string[]> = {
	'coupon.created': [COUPON, 'woocommerce_new_coupon'],
	'coupon.updated': [COUPON, 'woocommerce_update_coupon'],
	'coupon.deleted': ['wp_trash_post'],
	'coupon.restored': ['untrashed_post'],
	'customer.created': ['user_register', 'woocommerce_created_customer', 'woocommerce_new_customer'],
	'customer.updated': ['profile_update', 'woocommerce_update_customer'],
	'customer.deleted': ['delete_user'],
	'customer.restored': [],
	'order.created': ['woocommerce_new_order'],
	'order.updated': ['woocommerce_update_order', 'woocommerce_order_refunded'],
	'order.deleted': ['wp_trash_post', 'woocommerce_trash_order'],
	'order.restored': ['untrashed_post', 'woocommerce_untrash_order'],
	'product.created': [PRODUCT, 'woocommerce_new_product', 'woocommerce_new_product_variation'],
	'product.updated': [PRODUCT, 'woocommerce_update_product', 'woocommerce_update_product_variation'],
	'product.deleted': ['wp_trash_post'],
	'product.restored': ['untrashed_post'],
};

const ACTION = /^action\.(woocommerce|wc)_\w+$/;

export const isTopic = (topic: string): boolean => Object.hasOwn(HOOKS, topic) || ACTION.test(topic);

export const hooksOf = (topic: string): string[] => HOOKS[topic] ?? [topic.replace(/^action\./, '')];

/** "order.updated" -> ["order", "updated"] */
export const partsOf = (topic: string): [string, string] => {
	const [resource = '', ...event] = topic.split('.');
	return [resource, event.join('.')];
};
