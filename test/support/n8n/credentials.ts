import type { RestClient } from './client.ts';

export interface CredentialSeed {
	/** The name by which tests and templates speak of it; n8n gives its own id. */
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface StoredCredential extends CredentialSeed {
	n8nId: string;
}

/** Credentials kept in n8n, each by the id that the caller chose. */
export class CredentialStore {
	readonly #client: RestClient;
	readonly #stored = new Map<string, StoredCredential>();

	constructor(client: RestClient) {
		this.#client = client;
	}

	async import(seeds: readonly CredentialSeed[]): Promise<void> {
		for (const seed of seeds) {
			const { name, type, data } = seed;
			const known = this.#stored.get(seed.id);
			if (known === undefined) {
				const { id } = await this.#client.post<{ id: string }>('/credentials', { name, type, data });
				this.#stored.set(seed.id, { ...seed, n8nId: id });
			} else {
				await this.#client.patch(`/credentials/${known.n8nId}`, { name, type, data });
				this.#stored.set(seed.id, { ...seed, n8nId: known.n8nId });
			}
		}
	}

	byId(id: string): StoredCredential | undefined {
		return this.#stored.get(id);
	}

	/** The first of its kind. */
	byType(type: string): StoredCredential | undefined {
		return [...this.#stored.values()].find((stored) => stored.type === type);
	}

	/** What the user sees after "Save": n8n's own credential test. */
	async test(what: string | Omit<CredentialSeed, 'id'>): Promise<CredentialTestResult> {
		if (typeof what !== 'string') {
			const { id } = await this.#client.post<{ id: string }>('/credentials', what);
			try {
				return await this.#run({ ...what, id: id });
			} finally {
				await this.#client.delete(`/credentials/${id}`);
			}
		}
		const stored = this.#stored.get(what);
		if (stored === undefined) throw new Error(`No credential "${what}" was imported`);
		return await this.#run({ ...stored, id: stored.n8nId });
	}

	async #run({ id, name, type, data }: CredentialSeed): Promise<CredentialTestResult> {
		return await this.#client.post('/credentials/test', { credentials: { id, name, type, data } });
	}
}
