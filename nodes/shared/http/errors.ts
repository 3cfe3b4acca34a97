import { NodeApiError } from 'n8n-workflow';
import type { Failure, INode } from 'n8n-workflow';

import type { Problem } from '../model/outcome';
import { troubleWording, statusWording } from './wording';
import type { Trouble } from './trouble';
import { redactText } from './redact';
import type { Call, Endpoint, Judgement, Reply } from './types';

/** The vendor refused: its own words and what to do, secrets removed. */
export function problemOfReply(
	endpoint: Endpoint,
	call: Call,
	reply: Reply,
	judgement: Judgement,
	secrets: readonly string[],
): Problem {
	const words = endpoint.vendorMessage(reply.body);
	const problem: Problem = {
		...statusWording(reply.status, judgement, endpoint.title, call.purpose),
		vendorMessage: words,
		httpStatus: reply.status,
		...judgement.problem,
	};
	return cleaned(problem, secrets);
}

/** There was no answer, or the login failed before the request was sent. */
export function problemOfTrouble(
	endpoint: Endpoint,
	call: Call,
	trouble: Trouble,
	secrets: readonly string[],
): Problem {
	const words = trouble.loginReply ? endpoint.vendorMessage(trouble.loginReply.body) : null;
	const problem: Problem = {
		...troubleWording(trouble, endpoint, call.purpose),
		vendorMessage: words ?? (trouble.loginReply ? null : trouble.detail),
		httpStatus: trouble.loginReply?.status ?? null,
	};
	return cleaned(problem, secrets);
}

/** A NodeApiError in a shop owner's words; `error.context.problem` carries the problem for error items. */
export function apiError(
	node: INode,
	title: string,
	problem: Problem,
	itemIndex?: number,
	waitMs?: number,
): NodeApiError {
	const error = new NodeApiError(
		node,
		{ message: problem.message },
		{
			message: problem.message,
			description: descriptionOf(title, problem),
			failure: failureOf(problem, waitMs),
			...(problem.httpStatus === null ? {} : { httpCode: String(problem.httpStatus) }),
			...(itemIndex === undefined ? {} : { itemIndex }),
		},
	);
	error.message = problem.message;
	error.context['problem'] = { ...problem };
	return error;
}

/** Tells n8n's poll back-off why it failed. */
export function failureOf(problem: Problem, retryAfterMs?: number): Failure {
	if (problem.code === 'rateLimited') {
		return { cause: 'rate-limited', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
	}
	if (problem.code === 'unauthorized' || problem.code === 'sessionEnded')
		return { cause: 'credential-invalid' };
	return problem.retryable ? { cause: 'temporarily-unavailable' } : { cause: 'configuration-invalid' };
}

function descriptionOf(title: string, problem: Problem): string {
	const words =
		problem.vendorMessage && !problem.message.includes(problem.vendorMessage)
			? `${title} says: ${problem.vendorMessage}`
			: null;
	return [problem.hint, words].filter((part) => part !== null).join(' ');
}

function cleaned(problem: Problem, secrets: readonly string[]): Problem {
	return {
		...problem,
		message: redactText(problem.message, secrets),
		hint: problem.hint === null ? null : redactText(problem.hint, secrets),
		vendorMessage: problem.vendorMessage === null ? null : redactText(problem.vendorMessage, secrets),
	};
}
