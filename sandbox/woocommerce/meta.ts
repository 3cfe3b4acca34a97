import { rowsOf } from './call.ts';
import type { Meta } from './records.ts';
import type { World } from './world.ts';

/** Without an id the entry with the same key is changed; `null` takes it away. */
export function writeMeta(world: World, meta: Meta[], given: unknown): void {
	for (const { id, key, value } of rowsOf(given)) {
		const index = meta.findIndex((entry) => (id ? entry.id === Number(id) : entry.key === key));
		const known = meta[index];
		if (value === null || value === undefined) {
			if (known) meta.splice(index, 1);
			continue;
		}
		if (known) Object.assign(known, { value, ...(key === undefined ? {} : { key: String(key) }) });
		else meta.push(world.meta(String(key ?? ''), value));
	}
}

export const metaView = (meta: Meta[]): object[] => meta.map(({ id, key, value }) => ({ id, key, value }));
