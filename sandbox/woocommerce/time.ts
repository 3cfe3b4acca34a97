const ZONED = /(Z|[+-]\d{2}(:?\d{2})?)$/i;
const HOUR_MS = 3_600_000;

/** Dates as WordPress shows them: without an offset, once in the time of the shop and once in UTC. */
export class SiteTime {
	private readonly offsets = new Map<number, number>();
	private readonly format: Intl.DateTimeFormat;

	constructor(timezone: string) {
		this.format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
	}

	/** Milliseconds east of UTC at that moment. */
	offsetMs(at: number): number {
		const hour = Math.floor(at / HOUR_MS);
		const known = this.offsets.get(hour);
		if (known !== undefined) return known;
		const name = this.format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
		const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
		const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
		const offset = sign === '-' ? -size : size;
		this.offsets.set(hour, offset);
		return offset;
	}

	gmt(at: number | null): string | null {
		return at === null ? null : new Date(at).toISOString().slice(0, 19);
	}

	local(at: number | null): string | null {
		return at === null ? null : this.gmt(at + this.offsetMs(at));
	}

	/** A date of a body: without an offset it is the time of the shop, or UTC for the `_gmt` fields. */
	read(text: string, isGmt: boolean): number | null {
		const padded = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text;
		if (ZONED.test(padded.slice(10))) return inSeconds(Date.parse(padded.replace(' ', 'T')));
		const asUtc = Date.parse(`${padded.replace(' ', 'T')}Z`);
		if (Number.isNaN(asUtc)) return null;
		return isGmt ? inSeconds(asUtc) : this.fromLocal(asUtc);
	}

	/**
	 * A date of a filter. A zone together with `dates_are_gmt` is read in the time of the shop and then taken for UTC,
	 * which is wrong by the offset, as in the real shop.
	 */
	readFilter(text: string, areGmt: boolean): number {
		const at = this.read(text, areGmt) ?? 0;
		return areGmt && ZONED.test(text.slice(10)) ? at + this.offsetMs(at) : at;
	}

	private fromLocal(wall: number): number | null {
		const guess = wall - this.offsetMs(wall);
		return inSeconds(wall - this.offsetMs(guess));
	}
}

const inSeconds = (at: number): number | null => (Number.isNaN(at) ? null : Math.floor(at / 1000) * 1000);
