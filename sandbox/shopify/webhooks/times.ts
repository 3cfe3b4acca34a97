import { isoInZone } from '../time.ts';
import type { Shop } from '../shop.ts';

export const timeWriter = (shop: Shop) => (ms: number | null) =>
	ms === null ? null : isoInZone(ms, shop.settings.shop.ianaTimezone);
