import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Outcome } from '../model/outcome';
import { dataOf, itemOfBadOutcome, itemOfFailure, nodeFailure, pairedItemOf } from './errorItem';
import type { NodeFailure } from './errorItem';
import type { EachOperation, Operation, OperationTable, ResultItem, Run } from './types';

/** What one piece of work came to: items, or a failure for one input item or for all of them. */
type Piece = { items: INodeExecutionData[] } | { failure: NodeFailure; item: number | undefined };

/** Runs the chosen operation. The only catch of an action node: decides what an error becomes. */
export async function runOperation(
	context: IExecuteFunctions,
	table: OperationTable,
): Promise<INodeExecutionData[][]> {
	const run = startRun(context);
	const pieces = await work(context, run, table);
	if (!context.continueOnFail()) {
		const failed = pieces.find((piece) => 'failure' in piece);
		if (failed) throw failed.failure;
	}
	return [
		arranged(
			context,
			pieces.flatMap((piece) => itemsOf(piece, run.itemCount)),
		),
	];
}

async function work(context: IExecuteFunctions, run: Run, table: OperationTable): Promise<Piece[]> {
	const chosen = await guarded(context, undefined, async () =>
		table.find(run.parameter<string>('resource', 0), run.parameter<string>('operation', 0)),
	);
	if ('failure' in chosen) return [chosen];
	const operation = chosen.value;
	if (operation.kind === 'each') return await eachItem(context, run, operation);
	const done = await guarded(context, undefined, async () => await allItems(context, run, operation));
	return ['failure' in done ? done : { items: done.value }];
}

/** Stops at the first failure when the node's On Error says so. */
async function eachItem(context: IExecuteFunctions, run: Run, operation: EachOperation): Promise<Piece[]> {
	const pieces: Piece[] = [];
	for (let item = 0; item < run.itemCount; item++) {
		const done = await guarded(context, item, async () => await operation.run(run, item));
		pieces.push('failure' in done ? done : { items: done.value.map(toItem) });
		if ('failure' in done && !context.continueOnFail()) break;
	}
	return pieces;
}

async function allItems(
	context: IExecuteFunctions,
	run: Run,
	operation: Exclude<Operation, EachOperation>,
): Promise<INodeExecutionData[]> {
	if (operation.kind === 'bulk') return (await operation.run(run)).map(toItem);
	const outcomes = await operation.run(run);
	if (outcomes.length !== run.itemCount) {
		throw new NodeOperationError(
			context.getNode(),
			`${operation.title} gave ${outcomes.length} results for ${run.itemCount} items`,
			{ description: 'This is a mistake in the node. Please report it.' },
		);
	}
	const divided = context.getNode().onError === 'continueErrorOutput';
	return outcomes.map((outcome, item) =>
		divided && isBad(outcome) ? itemOfBadOutcome(outcome, item) : outcomeItem(outcome, item),
	);
}

async function guarded<T>(
	context: IExecuteFunctions,
	item: number | undefined,
	make: () => Promise<T>,
): Promise<{ value: T } | { failure: NodeFailure; item: number | undefined }> {
	try {
		return { value: await make() };
	} catch (error) {
		return { failure: nodeFailure(context.getNode(), error, item), item };
	}
}

/** A failure of the whole run becomes one error item for each input: a thrown one would leave by the success output. */
function itemsOf(piece: Piece, itemCount: number): INodeExecutionData[] {
	if ('items' in piece) return piece.items;
	const { failure, item } = piece;
	if (item !== undefined) return [itemOfFailure(failure, item)];
	return Array.from({ length: itemCount }, (_, index) => itemOfFailure(failure, index));
}

/**
 * n8n runs the whole node again ("Retry On Fail") when the first item carries an error. So errors come last wherever
 * the order within each output stays the same to the user, or where that setting is on.
 */
function arranged(context: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	const { onError, retryOnFail } = context.getNode();
	if (onError !== 'continueErrorOutput' && retryOnFail !== true) return items;
	return [...items.filter((item) => !isErrorItem(item)), ...items.filter(isErrorItem)];
}

function startRun(context: IExecuteFunctions): Run {
	const items = context.getInputData();
	const made = new Map<string, Promise<unknown>>();
	function parameter<T>(name: string, item: number, fallback?: T): T {
		const value: unknown = context.getNodeParameter(name, item, fallback);
		if (!isLocator(value)) return value as T;
		return context.getNodeParameter(name, item, fallback, { extractValue: true }) as T;
	}
	async function once<T>(key: string, make: () => Promise<T>): Promise<T> {
		const known = made.get(key) ?? make();
		made.set(key, known);
		return (await known) as T;
	}
	return {
		context,
		startedAt: new Date().toISOString(),
		itemCount: items.length,
		input: (item) => items[item]?.json ?? {},
		parameter,
		once,
	};
}

function toItem(result: ResultItem): INodeExecutionData {
	return {
		json: withoutError(result.json),
		...(result.binary === undefined ? {} : { binary: result.binary }),
		pairedItem: pairedItemOf(result.item),
	};
}

function outcomeItem(outcome: Outcome, item: number): INodeExecutionData {
	return { json: dataOf(outcome), pairedItem: { item } };
}

/** n8n takes a top-level `error` in an ordinary item for a failure of the node; a vendor's own field moves to `errorText`. */
function withoutError(json: IDataObject): IDataObject {
	if (!('error' in json)) return json;
	const { error, ...rest } = json;
	return { ...rest, errorText: error };
}

function isLocator(value: unknown): boolean {
	return typeof value === 'object' && value !== null && '__rl' in value;
}

function isErrorItem(item: INodeExecutionData): boolean {
	return item.json['error'] !== undefined;
}

function isBad(outcome: Outcome): boolean {
	return outcome.outcome === 'failed' || outcome.outcome === 'unknown';
}
