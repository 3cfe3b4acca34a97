import type { SandboxResponse } from '../core/types.ts';
import {
	created,
	INVALID,
	isEmpty,
	MISSING,
	ok,
	refused,
	TAKEN,
	tooLarge,
	type Problems,
} from './answers.ts';
import {
	flag,
	integer,
	isRow,
	judge,
	list,
	map,
	need,
	oneOf,
	readOnly,
	shape,
	text,
	type Row,
	type Shape,
} from './fields.ts';
import { answerList, columns, type ListSpec } from './lists.ts';
import { ADDRESS } from './orders/shape.ts';
import { judgeOwner, ownerOf } from './owners.ts';
import type { ThirdParty } from './records.ts';
import { relatedOrderFilters } from './relatedOrders.ts';
import type { Call, Handler, Routes } from './routes.ts';
import { newStamp, now, type PulpoState } from './state.ts';

const READ_ONLY = ['id', 'inserted_at', 'updated_at', 'deleted_at', 'deleted_by'];

const THIRD_PARTY: Shape = {
	name: need(text(255)),
	identifier_type: need(text(255)),
	identifier_number: need(text(255)),
	third_type: need(oneOf(['C', 'S'])),
	tenant_id: need(integer),
	email: text(),
	erp_code: text(),
	erp_id: text(),
	active: flag,
	attributes: map,
	merchant_id: integer,
	merchant_channel_id: integer,
	...Object.fromEntries(READ_ONLY.map((name) => [name, readOnly])),
};

const ADDRESSES: Shape = { addresses: list(shape(ADDRESS)) };

type Written = { ok: true; party: ThirdParty } | { ok: false; problems: Problems };

export function createThirdParty(state: PulpoState, row: Row, id?: number): Written {
	const problems = judgeThirdParty(state, row);
	if (isTaken(state, row)) problems['identifier_number'] ??= TAKEN;
	if (!isEmpty(problems)) return { ok: false, problems };
	const party = {
		...newStamp(state, 'thirdParty', id),
		email: null,
		erp_code: null,
		erp_id: null,
		active: true,
		attributes: {},
		deleted_at: null,
		deleted_by: null,
		...ownerOf(state, row),
		...writable(row),
	} as unknown as ThirdParty;
	state.thirdParties.set(party.id, party);
	state.thirdPartyByNumber.set(party.identifier_number, party.id);
	return { ok: true, party };
}

function updateThirdParty(state: PulpoState, party: ThirdParty, row: Row): Written {
	const problems = judgeThirdParty(state, row);
	if (isTaken(state, row, party)) problems['identifier_number'] ??= TAKEN;
	if (!isEmpty(problems)) return { ok: false, problems };
	state.thirdPartyByNumber.delete(party.identifier_number);
	Object.assign(party, writable(row), { updated_at: now(state) });
	state.thirdPartyByNumber.set(party.identifier_number, party.id);
	return { ok: true, party };
}

function judgeThirdParty(state: PulpoState, row: Row): Problems {
	const problems = judge(THIRD_PARTY, row);
	judgeOwner(state, row, problems);
	if (row['tenant_id'] !== state.tenantId) problems['tenant_id'] ??= MISSING;
	const attributes = row['attributes'];
	if (isRow(attributes) && attributes['addresses'] !== undefined) {
		const problem = judge(ADDRESSES, { addresses: attributes['addresses'] })['addresses'];
		if (problem) problems['attributes'] ??= `addresses ${problem}`;
	}
	return problems;
}

function isTaken(state: PulpoState, row: Row, self?: ThirdParty): boolean {
	if (!state.config.uniqueIdentifierNumbers) return false;
	const holder = state.thirdPartyByNumber.get(String(row['identifier_number']));
	return holder !== undefined && holder !== self?.id;
}

const writable = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).filter(([name, value]) => value !== undefined && !READ_ONLY.includes(name)),
	);

const liveParty = (state: PulpoState, id: unknown): ThirdParty | undefined => {
	const party = state.thirdParties.get(Number(id));
	return party?.deleted_at === null ? party : undefined;
};

function partyList(state: PulpoState): ListSpec<ThirdParty> {
	const unique = state.config.uniqueIdentifierNumbers;
	return {
		key: 'third_parties',
		columns: columns<ThirdParty>({
			id: 'integer',
			identifier_type: 'string',
			identifier_number: 'string',
			name: 'string',
			third_type: 'string',
			active: 'boolean',
			email: 'string',
			erp_code: 'string',
			erp_id: 'string',
			merchant_id: 'integer',
			merchant_channel_id: 'integer',
			inserted_at: 'time',
			updated_at: 'time',
		}),
		ownFilters: {
			attributes: (value) => (party) => JSON.stringify(party.attributes).includes(String(value)),
			...relatedOrderFilters(state, (order) => [order.third_party_id]),
		},
		lookups: {
			id: (value) => liveParty(state, value),
			...(unique
				? { identifier_number: (value) => liveParty(state, state.thirdPartyByNumber.get(value)) }
				: {}),
		},
		view: (party) => party,
	};
}

const onParty =
	(run: (call: Call, party: ThirdParty) => SandboxResponse): Handler =>
	(call) => {
		const party = liveParty(call.state, call.params['id']);
		return party ? run(call, party) : refused(422, { id: MISSING });
	};

function bulk(
	name: 'created' | 'updated',
	{ state, body }: Call,
	write: (row: Row) => Written,
): SandboxResponse {
	if (!Array.isArray(body)) return refused(400, { body: INVALID });
	if (body.length > state.config.maxBulkRows) return tooLarge();
	const done: object[] = [];
	const errors: Record<string, Problems> = {};
	for (const row of body) {
		const written = isRow(row) ? write(row) : ({ ok: false, problems: { row: INVALID } } as const);
		if (written.ok) done.push({ id: written.party.id, identifier_number: written.party.identifier_number });
		else errors[String(isRow(row) ? (row['identifier_number'] ?? null) : row)] = written.problems;
	}
	if (isEmpty(errors as never)) return created({ [name]: done });
	return { status: 400, body: { [name]: done, errors } };
}

export const thirdPartyRoutes: Routes = {
	'GET /iam/third_parties': ({ state, request }) => {
		const live = [...state.thirdParties.values()].filter((party) => party.deleted_at === null);
		return answerList(partyList(state), live, request.query, state.config);
	},
	'POST /iam/third_parties': ({ state, body }) => {
		const written = createThirdParty(state, isRow(body) ? body : {});
		return written.ok ? created(written.party) : refused(422, written.problems);
	},
	'GET /iam/third_parties/{id}': onParty((_call, party) => ok(party)),
	'PUT /iam/third_parties/{id}': onParty(({ state, body }, party) => {
		const written = updateThirdParty(state, party, isRow(body) ? body : {});
		return written.ok ? created(written.party) : refused(422, written.problems);
	}),
	'DELETE /iam/third_parties/{id}': onParty(({ state, user }, party) => {
		party.deleted_at = now(state);
		party.deleted_by = user.id;
		state.thirdPartyByNumber.delete(party.identifier_number);
		return ok(party);
	}),
	'POST /iam/bulk/third_parties': (call) => bulk('created', call, (row) => createThirdParty(call.state, row)),
	'PUT /iam/bulk/third_parties': (call) =>
		bulk('updated', call, (row) => {
			const id = row['id'] ?? call.state.thirdPartyByNumber.get(String(row['identifier_number']));
			const party = liveParty(call.state, id);
			return party
				? updateThirdParty(call.state, party, row)
				: { ok: false, problems: { identifier_number: MISSING } };
		}),
};
