import axios, { type AxiosInstance } from 'axios';
import type { DeliveryRecord, DeliveryWeather } from '../../sandbox/core/deliveries.ts';
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
	/** Webhooks to this public host go to a port of this machine. */
	route(host: string, port: number): Promise<void>;
	/** All webhooks so far, with what was answered. */
	deliveries(): Promise<DeliveryRecord[]>;
	weather(weather: DeliveryWeather): Promise<void>;
	/** Sends a webhook once more, as it was. */
	replay(id: number): Promise<void>;
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
		route: async (host, port) => void (await http.post('/routes', { [host]: port })),
		deliveries: async () => (await http.get('/deliveries')).data,
		weather: async (weather) => void (await http.post('/deliveries/weather', weather)),
		replay: async (id) => void (await http.post('/deliveries/replay', { id })),
		stop: async () => await sandbox.stop(),
	};
}
