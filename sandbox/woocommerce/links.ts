import type { World } from './world.ts';

const ALL = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** `_links` of an object; paths below the interface. */
export function links(world: World, self: string, collection: string, up?: string, allow = ALL): object {
	return {
		self: [{ href: world.href(self), targetHints: { allow } }],
		collection: [{ href: world.href(collection) }],
		...(up === undefined ? {} : { up: [{ href: world.href(up) }] }),
	};
}
