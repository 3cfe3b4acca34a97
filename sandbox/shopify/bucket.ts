import { PLANS } from './defaults.ts';
import type { Shop } from './shop.ts';

export interface ThrottleStatus {
	maximumAvailable: number;
	currentlyAvailable: number;
	restoreRate: number;
}

/** Leaky bucket of one app on this shop. */
export class Bucket {
	private readonly shop: Shop;
	private readonly rateFactor: number;
	private used = 0;
	private at: number;

	constructor(shop: Shop, rateFactor: number) {
		this.shop = shop;
		this.rateFactor = rateFactor;
		this.at = shop.clock.now();
	}

	/** false = throttled, nothing taken. */
	take(cost: number): boolean {
		this.leak();
		if (this.used + cost > PLANS[this.shop.settings.plan].maximumAvailable) return false;
		this.used += cost;
		return true;
	}

	giveBack(cost: number): void {
		this.used = Math.max(0, this.used - cost);
	}

	/** Admin: leaves only so many points. */
	drainTo(available: number): void {
		this.leak();
		this.used = PLANS[this.shop.settings.plan].maximumAvailable - available;
	}

	status(): ThrottleStatus {
		this.leak();
		const { maximumAvailable } = PLANS[this.shop.settings.plan];
		return {
			maximumAvailable,
			currentlyAvailable: Math.floor(maximumAvailable - this.used),
			restoreRate: this.restoreRate(),
		};
	}

	private restoreRate(): number {
		return PLANS[this.shop.settings.plan].restoreRate * this.rateFactor;
	}

	private leak(): void {
		const now = this.shop.clock.now();
		this.used = Math.max(0, this.used - ((now - this.at) / 1000) * this.restoreRate());
		this.at = now;
	}
}
