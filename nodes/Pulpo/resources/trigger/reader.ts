import { OperationalError } from 'n8n-workflow';
import type { IDataObject, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { apiError } from '../../../shared/http/errors';
import type { Attempt, Connection } from '../../../shared/http/types';
import { readTenant } from '../../client/account';
import { openPulpo, TITLE } from '../../client/endpoint';
import { isRow, type Row } from '../../client/wire';

export type TriggerContext = IWebhookFunctions | IPollFunctions;

/** What the items of one webhook or poll are read with. */
export interface Reader {
	connection: Connection;
	/** The editor's test: one record to look at is enough. */
	sample: boolean;
	tenantId(): Promise<number>;
	/** The row in an answer; null when it does not exist. Throws when it could not be read. */
	rowIn(attempt: Attempt): Row | null;
}

const TENANT = 'tenantId';

export async function openReader(context: TriggerContext): Promise<Reader> {
	const connection = await openPulpo(context);
	return {
		connection,
		sample: context.getMode() === 'manual',
		tenantId: async () => await tenantOf(context, connection),
		rowIn(attempt) {
			if (attempt.ok) return isRow(attempt.reply.body) ? attempt.reply.body : null;
			if (attempt.decision === 'absent') return null;
			throw apiError(context.getNode(), TITLE, attempt.problem, undefined, attempt.waitMs);
		},
	};
}

/** Kept with the workflow for the credential it was asked with, so that a webhook costs one request less. */
async function tenantOf(context: TriggerContext, connection: Connection): Promise<number> {
	const memory: IDataObject = context.getWorkflowStaticData('node');
	const credential = context.getNode().credentials?.['pulpoWmsApi']?.id ?? '';
	const owner = `${connection.endpoint.baseUrl} ${credential}`;
	const known = memory[TENANT];
	if (isRow(known) && known['of'] === owner && typeof known['id'] === 'number') return known['id'];
	const read = await readTenant(connection);
	if (!read.ok) throw new OperationalError(read.problem.message, { description: read.problem.hint ?? '' });
	memory[TENANT] = { of: owner, id: read.tenantId };
	return read.tenantId;
}
