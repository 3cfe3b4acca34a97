import { apiError } from '../../shared/http/errors';
import type { Connection } from '../../shared/http/types';
import type { Run } from '../../shared/node/types';
import { readTenant } from '../client/account';
import { TITLE } from '../client/endpoint';

/** The tenant of the credential's user, the account part of PULPO's own keys; asked once per run. */
export async function tenantOf(run: Run, connection: Connection): Promise<number> {
	const read = await run.once('pulpo-tenant', async () => await readTenant(connection));
	if (!read.ok) throw apiError(run.context.getNode(), TITLE, read.problem);
	return read.tenantId;
}
