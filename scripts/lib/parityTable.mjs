const COLUMNS = ['feature', 'template or setting', 'test'];

const cellsOf = (line) =>
	line
		.trim()
		.replace(/^\||\|$/g, '')
		.split(/(?<!\\)\|/)
		.map((cell) => cell.trim());

/** `workflows/x.json: Tags` -> path and name; the name may hold colons itself. */
function referencesOf(cell = '') {
	return [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => {
		const [, path, name] = /^([^:]+?)(?::\s*(.+))?$/s.exec(text.trim());
		return { path: path.trim(), name: name?.replaceAll('\\|', '|') };
	});
}

/** `impossible: why the vendor does not allow it` -> the reason, which may be empty; another cell -> undefined. */
const impossibleOf = (cell = '') => /^impossible:?(?:\s+|$)(.*)$/is.exec(cell)?.[1].trim();

/** The rows of every parity table in a page; other tables are left alone. */
export function rowsOf(markdown) {
	const rows = [];
	let inside = false;
	markdown.split('\n').forEach((line, index) => {
		if (!line.trim().startsWith('|')) {
			inside = false;
			return;
		}
		const cells = cellsOf(line);
		const header = cells.map((cell) => cell.toLowerCase());
		if (COLUMNS.every((title, place) => header[place] === title)) inside = true;
		else if (inside && !/^:?-+:?$/.test(cells[0]))
			rows.push({
				line: index + 1,
				feature: cells[0],
				impossible: impossibleOf(cells[1]),
				templates: referencesOf(cells[1]),
				tests: referencesOf(cells[2]),
			});
	});
	return rows;
}

/** What a reader can find on a template's canvas: node names, names assigned by Set nodes, names of parameters. */
export function namesInTemplate(template) {
	const names = new Set();
	const walk = (value) => {
		if (Array.isArray(value)) value.forEach(walk);
		else if (value !== null && typeof value === 'object')
			for (const [key, inner] of Object.entries(value)) {
				names.add(key);
				walk(inner);
			}
	};
	for (const node of template.nodes ?? []) {
		names.add(node.name);
		walk(node.parameters);
		for (const { name } of node.parameters?.assignments?.assignments ?? []) names.add(name);
	}
	return names;
}

/** The titles of all `it(…)` and `test(…)` of a file, also of `it.each(…)(…)`, as they are written. */
export async function testTitles(fileName, text) {
	const { default: ts } = await import('typescript');
	const titles = [];
	const rootOf = (callee) =>
		ts.isPropertyAccessExpression(callee) ||
		ts.isCallExpression(callee) ||
		ts.isTaggedTemplateExpression(callee)
			? rootOf(callee.expression ?? callee.tag)
			: callee;
	const visit = (node) => {
		if (ts.isCallExpression(node)) {
			const callee = rootOf(node.expression);
			const [title] = node.arguments;
			if (
				ts.isIdentifier(callee) &&
				['it', 'test'].includes(callee.text) &&
				title &&
				ts.isStringLiteralLike(title)
			)
				titles.push(title.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true));
	return titles;
}
