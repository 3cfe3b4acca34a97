import type { VendorFactory } from '../core/types.ts';

export const createVendor: VendorFactory = () => ({
	id: 'pulpo',
	handle: () => ({ status: 204 }),
	admin: { reset: () => ({}), seed: () => ({}), state: () => ({}) },
});
