import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Outcome } from '../model/outcome';

/** One output item. `item` = index of the input item that it comes from (several for sums). */
export interface ResultItem {
	json: IDataObject;
	binary?: IBinaryKeyData;
	item: number | number[];
}

/** Lives for one execution of one node and dies with it. */
export interface Run {
	readonly context: IExecuteFunctions;
	/** ISO 8601 UTC: the moment the run began. Rules and mappings get it as an argument. */
	readonly startedAt: string;
	readonly itemCount: number;
	/** The json of one input item. */
	input(item: number): IDataObject;
	parameter<T>(name: string, item: number, fallback?: T): T;
	/** Makes a value once per run (connection, SKU map, warehouse list) and hands out the same one afterwards. */
	once<T>(key: string, make: () => Promise<T>): Promise<T>;
}

interface OperationBase {
	/** Value of the `operation` parameter, camelCase. */
	name: string;
	/** Title Case, shown in the drop-down. */
	title: string;
	/** Sentence shown in the node list, such as "Get many orders". */
	action: string;
	description: string;
	/** Without displayOptions for resource and operation: the table adds them. */
	fields: INodeProperties[];
}

/** Runs once for each input item. Throws NodeApiError/NodeOperationError; run.ts decides where it goes. */
export interface EachOperation extends OperationBase {
	kind: 'each';
	run(run: Run, item: number): Promise<ResultItem[]>;
}

/** Runs once for all input items; returns results in any order, each with its input item. */
export interface BulkOperation extends OperationBase {
	kind: 'bulk';
	run(run: Run): Promise<ResultItem[]>;
}

/**
 * Writes unified records; runs once for all input items and returns one outcome per input item, in input order.
 * run.ts turns outcomes into items. With the node's "On Error" = error output, `failed` and `unknown` go to the error output.
 */
export interface WriteOperation extends OperationBase {
	kind: 'write';
	run(run: Run): Promise<Outcome[]>;
}

export type Operation = EachOperation | BulkOperation | WriteOperation;

/** One entry of the Resource drop-down. */
export interface Resource {
	name: string;
	title: string;
	operations: Operation[];
}

/*
 * Made by node/table.ts and node/run.ts:
 *   operationTable(resources: Resource[]): OperationTable   { properties: INodeProperties[] (resource, operations, fields), find(resource, operation) }
 *   runOperation(context: IExecuteFunctions, table: OperationTable): Promise<INodeExecutionData[][]>
 */
export interface OperationTable {
	properties: INodeProperties[];
	find(resource: string, operation: string): Operation;
}
