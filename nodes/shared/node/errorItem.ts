import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode, INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import { redactText, redactValue } from '../http/redact';
import type { Outcome } from '../model/outcome';

export type NodeFailure = NodeApiError | NodeOperationError;

/** Makes an error of n8n's own kinds from whatever was thrown; secrets and the raw HTTP error are left behind. */
export function nodeFailure(node: INode, thrown: unknown, item: number | undefined): NodeFailure {
	const where = item === undefined ? {} : { itemIndex: item };
	if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) {
		return isClean(thrown) ? placed(thrown, item) : rebuilt(node, thrown, where);
	}
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	const description = descriptionOf(thrown);
	return new NodeOperationError(node, redactText(message), {
		...where,
		...(description === undefined ? {} : { description: redactText(description) }),
	});
}

/** The only form that n8n sends to the error output: `error`, `details` and a paired item, and no further key. */
export function errorItem(message: string, details: IDataObject, item: number): INodeExecutionData {
	return { json: { error: message, details }, pairedItem: { item } };
}

export function itemOfFailure(failure: NodeFailure, item: number): INodeExecutionData {
	const problem = failure.context['problem'];
	const details = isData(problem) ? problem : { description: failure.description ?? null };
	return errorItem(failure.message, details, item);
}

export function itemOfBadOutcome(outcome: Outcome, item: number): INodeExecutionData {
	const message =
		outcome.problem?.message ?? outcome.reason?.message ?? `${outcome.number}: ${outcome.outcome}`;
	return errorItem(message, dataOf(outcome), item);
}

/** Any plain value as n8n data. */
export function dataOf(value: object): IDataObject {
	return Object.fromEntries(Object.entries(value));
}

export function pairedItemOf(item: number | number[]): IPairedItemData | IPairedItemData[] {
	return Array.isArray(item) ? item.map((index) => ({ item: index })) : { item };
}

/** An error that carries the HTTP library's own error would put its headers into the execution data. */
function isClean(failure: NodeFailure): boolean {
	const text = `${failure.message} ${failure.description ?? ''} ${failure.messages.join(' ')}`;
	return !isHttpError(failure.cause) && redactText(text) === text;
}

function isHttpError(cause: unknown): boolean {
	return (
		typeof cause === 'object' &&
		cause !== null &&
		('isAxiosError' in cause || 'config' in cause || 'request' in cause)
	);
}

function placed(failure: NodeFailure, item: number | undefined): NodeFailure {
	if (item !== undefined && failure.context['itemIndex'] === undefined) failure.context['itemIndex'] = item;
	return failure;
}

function rebuilt(node: INode, failure: NodeFailure, where: { itemIndex?: number }): NodeFailure {
	const message = redactText(failure.message);
	const description = failure.description ? { description: redactText(failure.description) } : {};
	const cause = failure.failure ? { failure: failure.failure } : {};
	const clean =
		failure instanceof NodeApiError
			? new NodeApiError(
					node,
					{ message },
					{
						message,
						...description,
						...where,
						...cause,
						...(failure.httpCode ? { httpCode: failure.httpCode } : {}),
					},
				)
			: new NodeOperationError(node, message, { ...description, ...where, ...cause });
	clean.message = message;
	const problem = redactValue(failure.context['problem']);
	if (isData(problem)) clean.context['problem'] = problem;
	return clean;
}

function descriptionOf(thrown: unknown): string | undefined {
	if (typeof thrown !== 'object' || thrown === null || !('description' in thrown)) return undefined;
	return typeof thrown.description === 'string' ? thrown.description : undefined;
}

function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
