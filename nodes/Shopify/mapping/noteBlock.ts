/** A note with a block of ours: the one with the same title is replaced, the rest of the note stays. An empty text takes it out. */
export function noteWithBlock(note: string, title: string, text: string): string {
	const head = `[${title.trim().replace(/\s+/g, ' ')}]`;
	const body = text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
	const lines = note === '' ? [] : note.split('\n');
	const start = lines.findIndex((line) => line.trim() === head);
	if (body.length === 0 && start < 0) return note;
	// Lines of a block are indented, so that what people write below it is not taken for a part of it.
	const block = body.length === 0 ? [] : [head, ...body.map((line) => `${INDENT}${line}`)];
	if (start < 0) return [...lines, ...block].join('\n');
	let end = start + 1;
	while (lines[end]?.startsWith(INDENT)) end++;
	return [...lines.slice(0, start), ...block, ...lines.slice(end)].join('\n');
}

const INDENT = '  ';
