type Row = Record<string, unknown>;

interface Line {
	row: Row;
	children: Line[];
}

/** Parents in one block, then their children: nobody may count on children that follow directly. */
const BLOCK = 20;

export interface BulkFile {
	text: string;
	objects: number;
	roots: number;
}

/** The answer of a bulk query as JSON Lines: entries of inner connections become lines of their own. */
export function bulkFile(data: Row, groupObjects: boolean): BulkFile {
	const roots: Line[] = [];
	for (const value of Object.values(data)) strip(value, null, roots);
	const rows: Row[] = [];
	const write = (line: Line): void => {
		rows.push(line.row);
		for (const child of line.children) write(child);
	};
	for (let from = 0; from < roots.length; from += groupObjects ? roots.length : BLOCK) {
		const block = groupObjects ? roots : roots.slice(from, from + BLOCK);
		if (groupObjects) for (const line of block) write(line);
		else {
			rows.push(...block.map(({ row }) => row));
			for (const { children } of block) for (const child of children) write(child);
		}
	}
	return {
		text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
		objects: rows.length,
		roots: roots.length,
	};
}

/** The value without connections; their entries go to `lines`, marked with the nearest entry around them. */
function strip(value: unknown, parentId: unknown, lines: Line[]): unknown {
	if (Array.isArray(value)) return value.map((part) => strip(part, parentId, lines));
	if (value === null || typeof value !== 'object') return value;
	if ('edges' in value && Array.isArray(value.edges)) {
		for (const edge of value.edges as { node: Row }[]) lines.push(lineOf(edge.node, parentId));
		return undefined;
	}
	return stripFields(value as Row, parentId, lines);
}

function stripFields(value: Row, parentId: unknown, lines: Line[]): Row {
	const kept: Row = {};
	for (const [name, part] of Object.entries(value)) {
		const plain = strip(part, parentId, lines);
		if (plain !== undefined) kept[name] = plain;
	}
	return kept;
}

function lineOf(node: Row, parentId: unknown): Line {
	const children: Line[] = [];
	const row = stripFields(node, node['id'], children);
	return { row: parentId === null ? row : { ...row, __parentId: parentId }, children };
}
