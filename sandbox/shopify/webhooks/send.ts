import type { VendorContext } from '../../core/types.ts';
import type { Shop, ShopEvent } from '../shop.ts';

export function createWebhooks(_shop: Shop, _context: VendorContext): ShopEvent {
	return () => undefined;
}
