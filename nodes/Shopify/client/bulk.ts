import { OperationalError, sleep } from 'n8n-workflow';

import { BULK_STATE, RUN_BULK } from './bulkDocuments';
import {
	BULK_FIRST_LOOK_MS,
	BULK_LONGEST_LOOK_MS,
	BULK_PLACE_TRIES,
	BULK_PLACE_WAIT_MS,
	BULK_WAIT_MINUTES,
} from './limits';
import type { Shop } from './shop';

interface WireBulk {
	id: string;
	status: string;
	errorCode: string | null;
	objectCount: string;
	/** Signed address of the file; null when nothing was found. */
	url: string | null;
}

interface RunAnswer {
	bulkOperationRunQuery: {
		bulkOperation: { id: string } | null;
		userErrors: Array<{ code: string | null; message: string }>;
	} | null;
}

const FULL = ['LIMIT_REACHED', 'OPERATION_IN_PROGRESS'];
const UNDER_WAY = ['CREATED', 'RUNNING'];

/**
 * Lets Shopify write everything that a query finds into a file and waits for it. Gives the file's address, or null when
 * it is empty. Five may run at once in a shop; a sixth waits for its place.
 */
export async function runBulk(shop: Shop, query: string): Promise<string | null> {
	const id = await startBulk(shop, query);
	const deadline = Date.now() + BULK_WAIT_MINUTES * 60_000;
	for (let pauseMs = BULK_FIRST_LOOK_MS; ; pauseMs = Math.min(pauseMs * 2, BULK_LONGEST_LOOK_MS)) {
		await sleep(pauseMs);
		const { data } = await shop.send<{ bulkOperation: WireBulk | null }>({
			document: BULK_STATE,
			variables: { id },
			purpose: 'look at the bulk operation',
			replay: 'safe',
		});
		const state = data.bulkOperation;
		if (state?.status === 'COMPLETED') return state.url;
		if (state === null || !UNDER_WAY.includes(state.status)) throw ended(state);
		if (Date.now() > deadline) {
			throw new OperationalError(
				`Shopify has not finished the bulk operation within ${BULK_WAIT_MINUTES} minutes`,
				{ description: 'It goes on in Shopify. Try again later, or read the catalogue by pages.' },
			);
		}
	}
}

async function startBulk(shop: Shop, query: string): Promise<string> {
	for (let attempt = 1; ; attempt++) {
		const { data } = await shop.send<RunAnswer>({
			document: RUN_BULK,
			variables: { query },
			purpose: 'start a bulk operation',
			// Reading twice does no harm.
			replay: 'safe',
		});
		const [error] = data.bulkOperationRunQuery?.userErrors ?? [];
		const id = data.bulkOperationRunQuery?.bulkOperation?.id;
		if (error === undefined && id !== undefined) return id;
		if (!FULL.includes(error?.code ?? '') || attempt >= BULK_PLACE_TRIES) {
			throw new OperationalError(
				`Shopify did not start the bulk operation: ${error?.message ?? 'no reason given'}`,
				{ description: 'Other bulk operations of this app may still run. Or read the catalogue by pages.' },
			);
		}
		await sleep(BULK_PLACE_WAIT_MS);
	}
}

function ended(state: WireBulk | null): OperationalError {
	if (state?.errorCode === 'ACCESS_DENIED') {
		return new OperationalError('Shopify ended the bulk operation: the app lacks a scope for what it reads', {
			description: 'Products and stock need the scopes read_products, read_inventory and read_locations.',
		});
	}
	const why = state === null ? 'it is gone' : `${state.status} ${state.errorCode ?? ''}`.trim();
	return new OperationalError(`Shopify ended the bulk operation before it was complete: ${why}`, {
		description: 'Try again, or read the catalogue by pages.',
	});
}
