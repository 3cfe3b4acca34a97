import { NodeOperationError } from 'n8n-workflow';

import type { Outcome } from '../../../shared/model/outcome';
import { showRequests } from '../../../shared/node/requestHint';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { findOrCreateCustomers, type CustomerResult } from '../../client/customers';
import { BULK_SIZE, BULK_TIMEOUT_MS } from '../../client/limits';
import { openSession } from '../../client/session';
import { isRow } from '../../client/wire';
import { chosenId } from '../../rooms/locator';
import { bodyOf, givenPerson, type Person } from './person';
import { personFields } from './personFields';

export const findOrCreate: WriteOperation = {
	kind: 'write',
	name: 'findOrCreate',
	title: 'Find or Create',
	action: 'Find or create third parties',
	description: 'Look up customers or suppliers by their identifier number and create those that do not exist',
	fields: personFields(),
	run: async (run) => await findOrCreateAll(run, null),
};

/** `type` null = each item says whether it is a customer or a supplier. */
export async function findOrCreateAll(run: Run, type: 'C' | 'S' | null): Promise<Outcome[]> {
	const options = run.parameter<unknown>('options', 0, {});
	const merchant = isRow(options)
		? { id: chosenId(options['merchant']), channel: chosenId(options['merchantChannel']) }
		: none;
	const dryRun = run.parameter<boolean>('dryRun', 0, false);
	const session = await openSession(run, {
		bulkSize: BULK_SIZE,
		bulkTimeoutMs: BULK_TIMEOUT_MS,
		requestsPerMinute: 0,
	});
	const people = Array.from({ length: run.itemCount }, (_, item) => checked(run, item, type));
	const results = new Map<Person, CustomerResult>();
	for (const thirdType of ['C', 'S'] as const) {
		const wanted = people.filter((person) => person.thirdType === thirdType);
		const byNumber = new Map(wanted.map((person) => [person.number, person]));
		const found = await findOrCreateCustomers(session, [...byNumber.keys()], {
			merchantId: merchant.id,
			create: !dryRun,
			thirdType,
			bodyOf: (number, tenantId) => {
				const person = byNumber.get(number);
				return person === undefined ? null : bodyOf(person, tenantId, merchant);
			},
		});
		for (const person of wanted) results.set(person, found.get(person.number) ?? { kind: 'absent' });
	}
	showRequests(run.context, session.connection);
	return people.map((person) => outcomeFor(person, results.get(person) ?? { kind: 'absent' }, dryRun));
}

const none = { id: null, channel: null };

function checked(run: Run, item: number, type: 'C' | 'S' | null): Person {
	const person = givenPerson(run, item, type);
	if (person.number !== '' && person.name !== '') return person;
	throw new NodeOperationError(run.context.getNode(), 'A third party needs a name and an identifier number', {
		itemIndex: item,
		description: 'Fill in both fields; the identifier number is how the record is found again.',
	});
}

function outcomeFor(person: Person, result: CustomerResult, dryRun: boolean): Outcome {
	const id = result.kind === 'found' || result.kind === 'created' ? String(result.id) : null;
	const problem = result.kind === 'failed' || result.kind === 'unknown' ? result.problem : null;
	const name = {
		found: 'unchanged',
		created: 'created',
		absent: 'created',
		failed: 'failed',
		unknown: 'unknown',
	} as const;
	return {
		outcome: name[result.kind],
		key: person.number,
		number: person.number,
		target: problem === null ? { system: 'pulpo', id, number: person.number } : null,
		reason: null,
		problem,
		changes: result.kind === 'absent' ? [{ field: 'third_party', before: null, after: person.name }] : [],
		dryRun,
	};
}
