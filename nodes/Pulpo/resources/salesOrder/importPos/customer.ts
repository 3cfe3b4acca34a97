import type { Run } from '../../../../shared/node/types';
import type { Connection } from '../../../../shared/http/types';
import { readThirdParty } from '../../../client/thirdParties';
import { attributesOf, isRow, type AddressBody } from '../../../client/wire';
import { storedAddress } from '../../../mapping/address';
import { wrong } from '../settings';

export interface PosCustomer {
	id: number;
	shipTo: AddressBody;
}

/** The customer of all sales. Throws before anything is sent when PULPO could not book a sale on it. */
export async function posCustomer(run: Run, connection: Connection, id: number): Promise<PosCustomer> {
	const attempt = await readThirdParty(connection, id);
	if (!attempt.ok && attempt.decision !== 'absent')
		throw wrong(run, attempt.problem.message, attempt.problem.hint);
	const row = attempt.ok && isRow(attempt.reply.body) ? attempt.reply.body : null;
	const choose = 'Choose another customer for sales over the counter.';
	if (row === null || (row['deleted_at'] ?? null) !== null)
		throw wrong(run, `PULPO WMS has no customer with the ID ${id}`, choose);
	if (row['active'] === false) throw wrong(run, `The customer ${id} is not active in PULPO WMS`, choose);
	const shipTo = storedAddress(attributesOf(row['attributes']) ?? {});
	if (shipTo !== null) return { id, shipTo };
	throw wrong(
		run,
		`The customer ${id} has no shipping address in PULPO WMS`,
		'PULPO WMS books sales over the counter only on a customer with a shipping address: give it one with a street, such as that of the shop.',
	);
}
