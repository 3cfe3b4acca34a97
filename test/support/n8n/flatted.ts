/**
 * n8n stores execution data as a flat list in which every string inside an object or list is the number of another
 * entry; strings themselves stand alone in the list.
 */
export function unflatten(text: string): unknown {
	const entries: unknown[] = JSON.parse(text);
	const built = new Map<number, unknown>();
	const valueOf = (reference: unknown): unknown =>
		typeof reference === 'string' ? build(Number(reference)) : reference;
	const build = (index: number): unknown => {
		if (built.has(index)) return built.get(index);
		const entry = entries[index];
		if (Array.isArray(entry)) {
			const list: unknown[] = [];
			built.set(index, list);
			for (const reference of entry) list.push(valueOf(reference));
			return list;
		}
		if (typeof entry === 'object' && entry !== null) {
			const object: Record<string, unknown> = {};
			built.set(index, object);
			for (const [key, reference] of Object.entries(entry)) object[key] = valueOf(reference);
			return object;
		}
		return entry;
	};
	return build(0);
}
