/** Deterministic numbers in [0,1); `stream` separates users of one seed from each other. */
export function createRandom(seed: number, stream: string): () => number {
	let state = (seed ^ hash(stream)) >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function hash(text: string): number {
	let value = 2166136261;
	for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 16777619);
	return value >>> 0;
}
