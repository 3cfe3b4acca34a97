/** A warehouse, shop location or stock slot as a row names it. */
export interface Place {
	id: string | null;
	name: string | null;
}

/** Which place of the source stands for which place of the target. Upper and lower case do not matter. */
export class PlaceMap {
	/** Source place's id or name -> target place's id or name. */
	private readonly mapped = new Map<string, string>();

	/** Target place's id or name -> the one text that it goes by. */
	private readonly targets = new Map<string, string>();

	private readonly covered = new Set<string>();

	constructor(places: ReadonlyMap<string, string>) {
		for (const [source, target] of places) this.mapped.set(letters(source), letters(target));
	}

	/** Notes a place of the target; returns the text that it goes by, empty for none. */
	addTarget(place: Place | null): string {
		const own = this.nameOf(place);
		for (const text of textsOf(place)) if (!this.targets.has(text)) this.targets.set(text, own);
		return own;
	}

	/** The target place that a source place stands for; null when there is none. All target places must be noted before. */
	targetOf(place: Place | null): string | null {
		const texts = textsOf(place);
		const wished = texts.map((text) => this.mapped.get(text)).find((text) => text !== undefined);
		// Names come before ids: two systems may give the same number to different places.
		const target = wished === undefined ? this.sameName(place) : this.targets.get(wished);
		if (target === undefined) return null;
		this.covered.add(target);
		return target;
	}

	/** Whether the source speaks of this target place: by the map, or by a row. */
	isCovered(target: string): boolean {
		return (
			this.covered.has(target) || [...this.mapped.values()].some((text) => this.targets.get(text) === target)
		);
	}

	/** Id, or name where there is no id. */
	nameOf(place: Place | null): string {
		return letters(place?.id ?? place?.name ?? '');
	}

	private sameName(place: Place | null): string | undefined {
		const text = letters(place?.name ?? place?.id ?? '');
		return text === '' ? undefined : this.targets.get(text);
	}
}

function textsOf(place: Place | null): string[] {
	return [place?.id, place?.name].map((text) => letters(text ?? '')).filter((text) => text !== '');
}

function letters(text: string): string {
	return text.trim().toLowerCase();
}
