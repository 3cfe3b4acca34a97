import axios, { type AxiosInstance } from 'axios';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/core/server.ts';
import type { Fault, SystemId } from '../../sandbox/core/types.ts';

/** Requests per system: how often each method and path template was called, and with which status. */
export interface Counts {
	[system: string]: unknown;
}

/** The simulated vendors in this process, and their admin API. */
export interface SandboxAdmin {
	sandbox: Sandbox;
	/** POST /admin/<system>/<action> */
	act<T = unknown>(system: SystemId, action: string, body?: unknown): Promise<T>;
	faults(faults: Fault[]): Promise<void>;
	clearFaults(): Promise<void>;
	counts(): Promise<Counts>;
	clearCounts(): Promise<void>;
	stop(): Promise<void>;
}

export async function startSandboxAdmin(options: SandboxOptions = {}): Promise<SandboxAdmin> {
	const sandbox = await startSandbox(options);
	const http: AxiosInstance = axios.create({
		baseURL: sandbox.adminUrl,
		maxBodyLength: Infinity,
		maxContentLength: Infinity,
		proxy: false,
	});
	return {
		sandbox,
		act: async (system, action, body = {}) => (await http.post(`/admin/${system}/${action}`, body)).data,
		faults: async (faults) => {
			for (const fault of faults) await http.post('/faults', fault);
		},
		clearFaults: async () => void (await http.delete('/faults')),
		counts: async () => (await http.get('/counts')).data,
		clearCounts: async () => void (await http.delete('/counts')),
		stop: async () => await sandbox.stop(),
	};
}
