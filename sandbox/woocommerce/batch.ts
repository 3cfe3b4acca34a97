import { ok, Refusal } from './answers.ts';
import { isRow, type Call, type Reply, type Route, type Row } from './call.ts';
import { castArgs } from './schema/cast.ts';
import { anything, type Args } from './schema/types.ts';

export interface BatchParts {
	fields: Args;
	create(call: Call): Reply | Promise<Reply>;
	update(call: Call): Reply | Promise<Reply>;
	remove(call: Call): Reply | Promise<Reply>;
	/** The parent's id stands in the id of a failed delete. */
	parent?: string;
}

const SECTIONS = ['create', 'update', 'delete'] as const;
const SECTION_ARGS: Args = { create: anything, update: anything, delete: anything };

/** Answers 200 always, entry by entry in the order in which they were sent. Deletes are for good. */
export function batchRoute(parts: BatchParts): Route {
	return { permission: 'batch', args: SECTION_ARGS, run: (call) => runBatch(parts, call) };
}

async function runBatch(parts: BatchParts, call: Call): Promise<Reply> {
	const sections = SECTIONS.map((name) => ({ name, items: [call.args[name] ?? []].flat() as unknown[] }));
	const count = sections.reduce((total, { items }) => total + items.length, 0);
	const { maxBatch } = call.world.settings;
	if (count > maxBatch) {
		const message = `Unable to accept more than ${maxBatch} items for this request.`;
		throw new Refusal(413, 'woocommerce_rest_request_entity_too_large', message);
	}
	const answer: Record<string, unknown[]> = {};
	for (const { name, items } of sections) {
		if (items.length === 0) continue;
		const done: unknown[] = [];
		for (const item of items) done.push(await runItem(parts, call, name, item));
		answer[name] = done;
	}
	return ok(Object.keys(answer).length === 0 ? [] : answer);
}

async function runItem(
	parts: BatchParts,
	call: Call,
	section: (typeof SECTIONS)[number],
	item: unknown,
): Promise<unknown> {
	const row: Row = isRow(item) ? item : section === 'delete' ? { id: item } : {};
	const id = row['id'];
	const params = { ...call.params, id: String(id ?? '') };
	const args = section === 'delete' ? { force: true } : castArgs(parts.fields, row, section === 'create');
	const run = section === 'create' ? parts.create : section === 'update' ? parts.update : parts.remove;
	try {
		return (await run({ ...call, params, args, inBatch: true })).body;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, message, data } = error.body() as { code: string; message: string; data: unknown };
		return { id: failedId(parts, call, section, item, row), error: { code, message, data } };
	}
}

function failedId(
	{ parent }: BatchParts,
	{ params }: Call,
	section: string,
	item: unknown,
	row: Row,
): unknown {
	if (section === 'create') return 0;
	if (section === 'update') return row['id'] ?? null;
	if (isRow(item)) return item;
	return parent === undefined ? item : { id: item, [parent]: Number(params[parent]) };
}
