import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { systemClock } from '../http/clock';
import type { Clock } from '../http/clock';
import { advance, firstState, isSeen, windowOf } from '../rules/watermark';
import type { PollProgress, PollRules, PollState, PollWindow } from '../rules/watermark';
import { nodeFailure } from './errorItem';
import type { NodeFailure } from './errorItem';

/** One changed record. `item` becomes the json of an output item; null: nobody wants it, it only moves the watermark. */
export interface PollRecord<T extends IDataObject = IDataObject> {
	id: string;
	/** ISO 8601 with zone. */
	updatedAt: string;
	item: T | null;
	/** Further items of the same record, handed on together with the first. */
	more?: T[];
}

/** What a system's house tells the poll loop. */
export interface PollSource<T extends IDataObject = IDataObject> extends PollRules {
	/** Records changed from `sinceIso` to `untilIso`, page by page; both bounds included. */
	fetch(sinceIso: string, untilIso: string): AsyncIterable<PollRecord<T>>;
}

export interface PollOptions {
	/** First moment of interest (the node's start date); absent = the moment of activation. */
	startAt?: string;
	/** Most records handed on at once; the rest follows with the next poll. */
	maxRecords?: number;
	/** How far back the editor's test looks for a sample. */
	sampleMs?: number;
	clock?: Clock;
}

const STATE = 'poll';
const BUDGET_SHARE = 0.6;
const MOST_RECORDS = 2000;
const SAMPLE_MS = 30 * 24 * 3_600_000;

/**
 * The only poll loop. Hands on what changed since the watermark, each change once, and moves the watermark only as far as
 * it has handed on. n8n saves the watermark without waiting for the execution, so every poll reads an overlap again.
 */
export async function pollChanges<T extends IDataObject>(
	context: IPollFunctions,
	source: PollSource<T>,
	options: PollOptions = {},
): Promise<INodeExecutionData[][] | null> {
	const clock = options.clock ?? systemClock;
	const runMs = clock.now();
	if (context.getMode() === 'manual') return await sample(context, source, options, runMs);
	const memory = context.getWorkflowStaticData('node');
	const known = stateOf(memory[STATE]);
	const state = known ?? firstState(startMs(options.startAt) ?? runMs - source.lagMs);
	const window = windowOf(state, source, runMs);
	if (window.untilMs < window.sinceMs) return null;
	const deadlineMs = runMs + context.getPollBudgetMs() * BUDGET_SHARE;
	const found = await readWindow(context, source, state, window, {
		mayGoOn: (count) => clock.now() < deadlineMs && count < (options.maxRecords ?? MOST_RECORDS),
	});
	if (found.failure && found.items.length === 0) throw found.failure;
	if (found.failure) context.logger.warn(`Poll stopped half-way, the rest follows: ${found.failure.message}`);
	memory[STATE] = { ...advance(state, window, source, found.progress) };
	return found.items.length === 0 ? null : [found.items];
}

interface Found {
	items: INodeExecutionData[];
	progress: PollProgress;
	failure: NodeFailure | undefined;
}

/** What was read before a failure is handed on: the next poll goes on from there and meets the failure again. */
async function readWindow<T extends IDataObject>(
	context: IPollFunctions,
	source: PollSource<T>,
	state: PollState,
	window: PollWindow,
	limits: { mayGoOn(count: number): boolean },
): Promise<Found> {
	const items: INodeExecutionData[] = [];
	const progress: PollProgress = { complete: false, newestMs: null, emitted: [] };
	try {
		for await (const record of source.fetch(iso(window.sinceMs), iso(window.untilMs))) {
			const updatedMs = timeOf(record, window);
			if (updatedMs > window.untilMs && source.sorted) break;
			const { item, more = [] } = record;
			if (item !== null && isDue(state, window, record.id, updatedMs)) {
				if (!limits.mayGoOn(items.length)) return { items, progress, failure: undefined };
				items.push(...[item, ...more].map((json) => ({ json })));
				progress.emitted.push({ id: record.id, updatedMs });
			}
			if (updatedMs <= window.untilMs) progress.newestMs = Math.max(progress.newestMs ?? 0, updatedMs);
			if (!limits.mayGoOn(0)) return { items, progress, failure: undefined };
		}
		return { items, progress: { ...progress, complete: true }, failure: undefined };
	} catch (error) {
		return { items, progress, failure: nodeFailure(context.getNode(), error, undefined) };
	}
}

/** A record without a readable time is handed on rather than lost. */
function timeOf(record: PollRecord, window: PollWindow): number {
	const ms = Date.parse(record.updatedAt);
	return Number.isNaN(ms) ? window.untilMs : ms;
}

/** The floor is compared in whole seconds: vendors often cut the fraction off. */
function isDue(state: PollState, window: PollWindow, id: string, updatedMs: number): boolean {
	if (updatedMs > window.untilMs || updatedMs < Math.floor(state.floorMs / 1000) * 1000) return false;
	return !isSeen(state, id, updatedMs);
}

/** The editor's test: one record to look at, and the watermark stays where it is. */
async function sample<T extends IDataObject>(
	context: IPollFunctions,
	source: PollSource<T>,
	options: PollOptions,
	runMs: number,
): Promise<INodeExecutionData[][] | null> {
	try {
		const sinceMs = runMs - (options.sampleMs ?? SAMPLE_MS);
		for await (const { item } of source.fetch(iso(sinceMs), iso(runMs))) {
			if (item !== null) return [[{ json: item }]];
		}
		return null;
	} catch (error) {
		throw nodeFailure(context.getNode(), error, undefined);
	}
}

function stateOf(value: unknown): PollState | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { watermarkMs, floorMs, spanMs, seen }: Record<string, unknown> = { ...value };
	if (typeof watermarkMs !== 'number') return undefined;
	return {
		watermarkMs,
		floorMs: typeof floorMs === 'number' ? floorMs : watermarkMs,
		spanMs: typeof spanMs === 'number' ? spanMs : null,
		seen: typeof seen === 'object' && seen !== null ? numbersOf(seen) : {},
	};
}

function numbersOf(value: object): Record<string, number> {
	return Object.fromEntries(
		Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
	);
}

function startMs(startAt: string | undefined): number | undefined {
	const ms = startAt ? Date.parse(startAt) : Number.NaN;
	return Number.isNaN(ms) ? undefined : ms;
}

function iso(ms: number): string {
	return new Date(ms).toISOString();
}
