import { parseArgs } from 'node:util';
import { startSandbox, type SandboxOptions } from './core/server.ts';
import type { SystemId } from './core/types.ts';
import { registeredSystems } from './vendors.ts';

const USAGE = `usage: node sandbox/main.ts [options]
  --systems a,b           which vendors (default: ${registeredSystems.join(',')})
  --port-base N           vendors listen on N, N+1, ...; the admin API on the next free number (default: free ports)
  --admin-port N          port of the admin API
  --rate-factor N         limits, token lives and retries run N times faster (default 1)
  --seed N                seed of everything random (default 1)
  --routes host=port ...  where webhooks for a public host go on this machine
  --traffic FILE          write every exchange as JSON Lines (default: SANDBOX_TRAFFIC)`;

function optionsOf(args: string[]): SandboxOptions | undefined {
	const { values } = parseArgs({
		args,
		options: {
			systems: { type: 'string' },
			'port-base': { type: 'string' },
			'admin-port': { type: 'string' },
			'rate-factor': { type: 'string' },
			seed: { type: 'string' },
			routes: { type: 'string', multiple: true },
			traffic: { type: 'string' },
			help: { type: 'boolean' },
		},
	});
	if (values.help) return undefined;
	const systems = (values.systems?.split(',') ?? registeredSystems) as SystemId[];
	const portBase = numberOf(values['port-base'], 'port-base');
	const adminPort = numberOf(values['admin-port'], 'admin-port');
	return {
		systems,
		ports:
			portBase === undefined
				? {}
				: Object.fromEntries(systems.map((system, index) => [system, portBase + index])),
		adminPort: adminPort ?? (portBase === undefined ? 0 : portBase + systems.length),
		rateFactor: numberOf(values['rate-factor'], 'rate-factor') ?? 1,
		seed: numberOf(values.seed, 'seed') ?? 1,
		routes: Object.fromEntries((values.routes ?? []).flatMap((text) => text.split(',')).map(routeOf)),
		...(values.traffic === undefined ? {} : { trafficFile: values.traffic }),
	};
}

function numberOf(text: string | undefined, name: string): number | undefined {
	if (text === undefined) return undefined;
	const value = Number(text);
	if (!Number.isFinite(value)) throw new Error(`--${name} must be a number`);
	return value;
}

function routeOf(text: string): [string, number] {
	const [host, port] = text.split('=');
	if (!host || !port || !Number.isInteger(Number(port)))
		throw new Error(`--routes wants host=port, not "${text}"`);
	return [host, Number(port)];
}

async function main(): Promise<void> {
	const options = optionsOf(process.argv.slice(2));
	if (!options) return void process.stdout.write(`${USAGE}\n`);
	const sandbox = await startSandbox(options);
	let stopping = false;
	const stop = (): void => {
		if (stopping) return;
		stopping = true;
		void sandbox.stop().then(() => process.exit(0));
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
	process.stdout.write(
		`${JSON.stringify({ urls: sandbox.urls, adminUrl: sandbox.adminUrl, pid: process.pid })}\n`,
	);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
