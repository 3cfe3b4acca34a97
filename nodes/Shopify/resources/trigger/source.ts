import type { Delivery } from '../../client/delivery';
import type { Shop } from '../../client/shop';
import type { TriggerSettings } from './settings';

/** Who reads, and on which occasion. */
export interface Source {
	shop: Shop;
	settings: TriggerSettings;
	/** null: a poll. */
	delivery: Delivery | null;
}

export interface ReadWindow {
	sinceIso: string;
	untilIso: string;
	/** The editor's test: the newest record is enough. */
	isSample: boolean;
}
