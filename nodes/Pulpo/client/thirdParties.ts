import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection } from '../../shared/http/types';
import type { List, Query } from './lists';
import { lookUp, type Found } from './lookup';
import { unknownIdIsAbsent } from './salesOrders';
import type { ThirdPartyBody } from './wire';

/** A wrong "does not exist" would double a customer, so the filter is tried out first. */
export async function lookUpThirdParties(
	connection: Connection,
	numbers: readonly string[],
	query: Query,
): Promise<Found> {
	return await lookUp(
		connection,
		{ ...thirdPartyList(query), field: 'identifier_number', purpose: 'look up customers', missing: 'probe' },
		numbers,
	);
}

export function thirdPartyList(query: Query): List {
	return { path: '/iam/third_parties', key: 'third_parties', query, purpose: 'list third parties' };
}

export async function readThirdParty(connection: Connection, id: number | string): Promise<Attempt> {
	return await connection.attempt({
		method: 'GET',
		path: `/iam/third_parties/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: 'read a third party',
		judge: unknownIdIsAbsent,
	});
}

export async function createThirdParties(
	connection: Connection,
	bodies: ThirdPartyBody[],
	timeoutMs: number,
): Promise<Attempt> {
	return await connection.attempt({
		method: 'POST',
		path: '/iam/bulk/third_parties',
		body: bodies,
		replay: 'never',
		timeoutMs,
		purpose: 'create customers',
	});
}
