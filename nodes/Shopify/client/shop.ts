import { OperationalError } from 'n8n-workflow';
import type { NodeApiError } from 'n8n-workflow';

import { apiError } from '../../shared/http/errors';
import { bucketPace } from '../../shared/http/pace';
import { connect } from '../../shared/http/request';
import type { Attempt, Call, Connection, Endpoint, Replay, RequestContext } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import { CREDENTIAL_TYPE, graphqlPath, readAccount, type ShopAccount } from './account';
import { bucketOf, errorsOf, judgeGraphql, recordOf, vendorMessage, type GraphqlError } from './graphql';
import { FIRST_COST, TIMEOUT_MS, WEBHOOK_READ_MS } from './limits';

export interface GraphqlCall {
	document: string;
	variables?: Record<string, unknown>;
	/** For errors: "read orders". */
	purpose: string;
	replay: Replay;
	/** true: errors that name a path leave the rest of the answer usable. */
	partial?: boolean;
}

export interface GraphqlAnswer<T> {
	data: T;
	errors: GraphqlError[];
	body: unknown;
}

export type GraphqlAttempt<T> =
	{ ok: true; answer: GraphqlAnswer<T> } | (Extract<Attempt, { ok: false }> & { body: unknown });

/** One request session with one shop. */
export interface Shop {
	readonly account: ShopAccount;
	readonly connection: Connection;
	/** What the user should know about this run although nothing failed. */
	readonly remarks: Set<string>;
	/** T is what the document selects. */
	attempt<T>(call: GraphqlCall): Promise<GraphqlAttempt<T>>;
	/** Throws in a shop owner's words unless it went well. */
	send<T>(call: GraphqlCall): Promise<GraphqlAnswer<T>>;
	failure(problem: Problem): NodeApiError;
}

/** patient: waits and repeats for minutes. brief: for webhooks, which must be answered within seconds. */
export type Patience = 'patient' | 'brief';

const TITLE = 'Shopify';

const RETRIES = {
	patient: { attempts: 5, budgetMs: 180_000, firstDelayMs: 1000, longestDelayMs: 20_000 },
	brief: { attempts: 1, budgetMs: WEBHOOK_READ_MS, firstDelayMs: 200, longestDelayMs: 500 },
};

export async function openShop(context: RequestContext, patience: Patience = 'patient'): Promise<Shop> {
	const read = readAccount(await context.getCredentials(CREDENTIAL_TYPE));
	if (!read.ok) throw new OperationalError(read.message, { description: read.hint });
	const { account } = read;
	const connection = connect(context, endpointOf(account, patience));
	const remarks = new Set<string>();
	const callOf = (call: GraphqlCall): Call => ({
		method: 'POST',
		path: graphqlPath(account.apiVersion),
		body: { query: call.document, variables: call.variables ?? {} },
		replay: call.replay,
		purpose: call.purpose,
		judge: (reply) => {
			remarkVersion(account, reply.headers['x-shopify-api-version'], remarks);
			return judgeGraphql(reply, call.replay, call.partial ?? false);
		},
	});
	return {
		account,
		connection,
		remarks,
		attempt: async <T>(call: GraphqlCall) => {
			const attempt = await connection.attempt(callOf(call));
			return attempt.ok
				? { ok: true, answer: answerOf<T>(attempt.reply.body) }
				: { ...attempt, body: attempt.reply?.body };
		},
		send: async <T>(call: GraphqlCall) => answerOf<T>((await connection.send(callOf(call))).body),
		failure: (problem) => apiError(context.getNode(), TITLE, problem),
	};
}

function endpointOf(account: ShopAccount, patience: Patience): Endpoint {
	return {
		title: TITLE,
		credentialType: CREDENTIAL_TYPE,
		baseUrl: account.baseUrl,
		sessionToken: account.signIn === 'app',
		timeoutMs: patience === 'brief' ? WEBHOOK_READ_MS : TIMEOUT_MS,
		vendorMessage,
		pace: bucketPace(bucketOf, FIRST_COST),
		retries: RETRIES[patience],
	};
}

/** An old version is not refused: Shopify silently answers with the oldest one that it still serves. */
function remarkVersion(account: ShopAccount, answered: string | undefined, remarks: Set<string>): void {
	if (answered === undefined || answered === account.apiVersion) return;
	remarks.add(
		`Shopify answered with API version ${answered} instead of ${account.apiVersion}. Change the API version in the credential.`,
	);
}

/** The one place that takes Shopify's word for the shape of an answer: the documents are checked against its schema. */
function answerOf<T>(body: unknown): GraphqlAnswer<T> {
	return { data: (recordOf(body)?.['data'] ?? {}) as T, errors: errorsOf(body), body };
}
