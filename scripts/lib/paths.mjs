import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const cacheFolder = () =>
	join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-shopbridge');

/** The environment in which `node` is the given binary, also for programs that start `node` themselves. */
export function envWithNode(nodeBinary, extra = {}) {
	const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
	return {
		...process.env,
		[pathName]: [dirname(nodeBinary), process.env[pathName]].join(delimiter),
		...extra,
	};
}
