const BLOCK = /^<(p|div|ul|ol|table|h[1-6]|blockquote|pre|figure|section|hr)\b/i;

/** HTML as it is shown: WordPress makes paragraphs of plain text and ends with a line break. */
export function paragraphs(html: string): string {
	if (html.trim() === '') return '';
	return html
		.trim()
		.split(/\r?\n\s*\r?\n/)
		.map((part) =>
			BLOCK.test(part.trim()) ? part.trim() : `<p>${part.trim().replace(/\r?\n/g, '<br />\n')}</p>`,
		)
		.join('\n')
		.concat('\n');
}
