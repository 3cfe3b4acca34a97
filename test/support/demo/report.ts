import type { DemoOrder } from './orders.ts';

/** A sales order as the simulated PULPO WMS keeps it. */
export interface ArrivedOrder {
	orderNum: string;
	items: Array<{ sku: string; quantity: number }>;
}

/** A row of the journal. */
export interface JournalRow {
	orderKey: string;
	outcome: string;
	reason: string;
}

export interface ReportLine {
	name: string;
	kind: string;
	/** What became of it, in one word. */
	became: string;
	/** Why it was skipped or failed; for one that arrived, its lines. */
	why: string;
	/** What is not as expected; empty = all is right. */
	wrong: string;
}

export interface Report {
	lines: ReportLine[];
	/** Sales orders in PULPO WMS that nobody placed. */
	strangers: string[];
	good: boolean;
}

/** Compares what was placed with what is there now. */
export function reportOn(
	placed: readonly DemoOrder[],
	arrived: readonly ArrivedOrder[],
	journal: readonly JournalRow[],
): Report {
	const rows = new Map(journal.map((row) => [row.orderKey, row]));
	const lines = placed.map((order): ReportLine => {
		const copies = arrived.filter(({ orderNum }) => orderNum === order.name);
		const row = rows.get(order.key);
		const became = row?.outcome ?? (copies.length > 0 ? 'arrived' : 'nothing');
		return {
			name: order.name,
			kind: order.kind,
			became,
			why: row === undefined || row.reason === '' ? contents(copies[0]) : row.reason,
			wrong: complaint(order, copies, became),
		};
	});
	const names = new Set(placed.map(({ name }) => name));
	const strangers = arrived.map(({ orderNum }) => orderNum).filter((orderNum) => !names.has(orderNum));
	return { lines, strangers, good: strangers.length === 0 && lines.every(({ wrong }) => wrong === '') };
}

function complaint({ expected }: DemoOrder, copies: readonly ArrivedOrder[], became: string): string {
	if (!('arrives' in expected)) {
		const wanted = 'skipped' in expected ? 'skipped' : 'failed';
		if (copies.length > 0) return `arrived, but should be ${wanted}`;
		return became === wanted ? '' : `should be ${wanted}`;
	}
	const [copy] = copies;
	if (copy === undefined) return 'did not arrive';
	if (copies.length > 1) return `arrived ${copies.length} times`;
	const wanted = listed(expected.arrives.items);
	return listed(copy.items) === wanted ? '' : `should hold ${wanted}`;
}

const listed = (items: ArrivedOrder['items']): string =>
	items.map(({ sku, quantity }) => `${quantity} x ${sku}`).join(', ');

function contents(order: ArrivedOrder | undefined): string {
	if (order === undefined) return '';
	const { length } = order.items;
	return length > 3 ? `${length} lines` : listed(order.items);
}

export function printed({ lines, strangers, good }: Report): string {
	const heads: ReportLine = {
		name: 'order',
		kind: 'kind',
		became: 'became',
		why: 'contents or reason',
		wrong: '',
	};
	const widths = (['name', 'kind', 'became'] as const).map((column) =>
		Math.max(...[heads, ...lines].map((line) => line[column].length)),
	);
	const rows = [heads, ...lines].map((line) => {
		const [name, kind, became] = [line.name, line.kind, line.became].map((text, index) =>
			text.padEnd(widths[index] ?? 0),
		);
		const mark = line.wrong === '' ? ' ' : '!';
		return `${mark} ${name}  ${kind}  ${became}  ${shortened(line.why)}${line.wrong && ` <- ${line.wrong}`}`;
	});
	const counts = new Map<string, number>();
	for (const { became } of lines) counts.set(became, (counts.get(became) ?? 0) + 1);
	const sums = [...counts].map(([became, count]) => `${count} ${became}`).join(', ');
	const wrong = lines.filter((line) => line.wrong !== '').length;
	return [
		...rows,
		'',
		`${lines.length} placed: ${sums}`,
		...strangers.map((name) => `! ${name} is in PULPO WMS, but nobody placed it`),
		good
			? 'Every expected order arrived exactly once, and no other.'
			: `${wrong + strangers.length} are not as expected.`,
	].join('\n');
}

const shortened = (text: string): string => {
	const line = text.replaceAll(/\s+/g, ' ');
	return line.length > 110 ? `${line.slice(0, 109)}…` : line;
};
