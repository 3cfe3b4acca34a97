import type { World } from '../world.ts';

const NAMES: Record<string, string> = {
	pending: 'Pending payment',
	processing: 'Processing',
	'on-hold': 'On hold',
	completed: 'Completed',
	cancelled: 'Cancelled',
	refunded: 'Refunded',
	failed: 'Failed',
	'checkout-draft': 'Draft',
};

/** Slug -> name, those of plugins last. */
export const statusNames = ({ settings }: World): Record<string, string> => ({
	...NAMES,
	...settings.extraStatuses,
});

export const statusSlugs = (world: World): string[] => ['auto-draft', ...Object.keys(statusNames(world))];
