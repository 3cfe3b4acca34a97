import { createServer, type AddressInfo, type Server } from 'node:net';

/** Free loopback ports, all held open until the last one is known, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, listen));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map(close));
	return ports;
}

/** Below the ports that systems give to outgoing connections: those may be taken while n8n is down between kill and start. */
const LOWEST = 15_000;
const HIGHEST = 32_000;

async function listen(): Promise<Server> {
	for (let attempt = 0; attempt < 200; attempt++) {
		const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
		const server = await tryPort(port);
		if (server !== undefined) return server;
	}
	throw new Error(`No port between ${LOWEST} and ${HIGHEST} could be opened on 127.0.0.1`);
}

async function tryPort(port: number): Promise<Server | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}

async function close(server: Server): Promise<void> {
	await new Promise<void>((resolve) => server.close(() => resolve()));
}

export async function portIsFree(port: number): Promise<boolean> {
	const server = await tryPort(port);
	if (server !== undefined) await close(server);
	return server !== undefined;
}
