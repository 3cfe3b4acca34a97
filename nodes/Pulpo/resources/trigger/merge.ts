import type { PollRecord } from '../../../shared/node/poll';

/** Several sorted streams as one, oldest first, so that one watermark serves them all. */
export async function* merged(streams: Array<AsyncGenerator<PollRecord>>): AsyncGenerator<PollRecord> {
	const heads = await Promise.all(streams.map(async (stream) => await stream.next()));
	for (;;) {
		let oldest = -1;
		for (const [index, head] of heads.entries()) {
			const best = heads[oldest];
			if (head.done === true) continue;
			if (best === undefined || best.done === true || head.value.updatedAt < best.value.updatedAt)
				oldest = index;
		}
		const [head, stream] = [heads[oldest], streams[oldest]];
		if (head === undefined || head.done === true || stream === undefined) return;
		yield head.value;
		heads[oldest] = await stream.next();
	}
}
