import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RestClient } from './client.ts';
import { nodeBinary } from './paths.ts';
import { endGroup, memoryOf, spawnLogged, type Guard, type Memory } from './process.ts';
import { waitFor } from './wait.ts';

export interface ServerOptions {
	command: string;
	env: Record<string, string>;
	folder: string;
	logFile: string;
	guard: Guard;
	client: RestClient;
}

/** The n8n process: started, killed and started again on the same folder, ports and database. */
export class Server {
	readonly #options: ServerOptions;
	#child: ChildProcess | undefined;
	#ended: string | undefined;

	constructor(options: ServerOptions) {
		this.#options = options;
	}

	get pid(): number {
		const pid = this.#child?.pid;
		if (pid === undefined || this.#ended !== undefined) throw new Error('n8n is not running');
		return pid;
	}

	/** Why n8n no longer runs, when it does not. */
	ended = (): string | undefined => this.#ended;

	log(): string {
		return readFileSync(this.#options.logFile, 'utf8');
	}

	async start(): Promise<void> {
		const { command, env, folder, logFile, guard, client } = this.#options;
		const child = spawnLogged(nodeBinary(), [command, 'start'], { env, cwd: folder, logFile });
		this.#child = child;
		this.#ended = undefined;
		const ended = (reason: string) => {
			if (this.#child === child) this.#ended = reason;
		};
		child.on('error', (error) => ended(`n8n could not be started: ${error.message}`));
		child.on('exit', (code, signal) => ended(`n8n ended with ${code ?? signal}`));
		guard.tell(`pid ${child.pid ?? 0}`);
		// /healthz answers seconds before the database and the REST API do.
		await waitFor(
			'n8n to be ready',
			async () => {
				const { status, data } = await client.raw.get('/rest/settings');
				return status === 200 && data?.data !== undefined ? true : undefined;
			},
			{ timeoutMs: 180_000, everyMs: 100, hopeless: this.ended },
		);
	}

	/** SIGKILL takes n8n and its task runners away as a power cut would; SIGTERM lets it end in order. */
	async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const pid = this.#child?.pid;
		if (pid === undefined) return;
		await endGroup(pid, signal);
		this.#ended ??= `n8n was ended with ${signal}`;
		this.#child = undefined;
		this.#options.guard.tell('pid 0');
	}

	memory(): Memory {
		return memoryOf(this.pid);
	}
}
