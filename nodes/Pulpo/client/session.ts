import { systemClock } from '../../shared/http/clock';
import { cancelSignal } from '../../shared/http/transport';
import type { Connection } from '../../shared/http/types';
import type { Run } from '../../shared/node/types';
import { readTenant, type TenantResult } from './account';
import { openPulpo } from './endpoint';
import { UNCLEAR_PAUSE_MS } from './limits';

/** What every write of one run shares. */
export interface Session {
	connection: Connection;
	bulkSize: number;
	bulkTimeoutMs: number;
	/** Asked once per run, and only when a customer has to be created. */
	tenant(): Promise<TenantResult>;
	/** Lets the vendor finish what it may still be working on. */
	settle(): Promise<void>;
}

export interface SessionOptions {
	bulkSize: number;
	bulkTimeoutMs: number;
	requestsPerMinute: number;
}

export async function openSession(run: Run, options: SessionOptions): Promise<Session> {
	const connection = await openPulpo(run.context, options.requestsPerMinute);
	return {
		connection,
		bulkSize: options.bulkSize,
		bulkTimeoutMs: options.bulkTimeoutMs,
		tenant: async () => await run.once('pulpo-tenant', async () => await readTenant(connection)),
		settle: async () => void (await systemClock.pause(UNCLEAR_PAUSE_MS, cancelSignal(run.context))),
	};
}
