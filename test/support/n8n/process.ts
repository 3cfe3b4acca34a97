import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, repositoryRoot } from './paths.ts';
import { pause } from './wait.ts';

export interface Memory {
	/** Of n8n's own process. */
	residentBytes: number;
	/** The most that it ever was. */
	peakBytes: number;
	/** With the task runner and whatever else n8n started. */
	groupBytes: number;
}

/** Ends a process and everything that it started. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (!isNoSuchProcess(error)) throw error;
	}
}

/** Whether anything of the group still runs; ended processes that nobody has collected yet do not count. */
export function groupLives(pid: number): boolean {
	try {
		process.kill(-pid, 0);
	} catch {
		return false;
	}
	return process.platform !== 'linux' || membersOf(pid).length > 0;
}

const isNoSuchProcess = (error: unknown): boolean =>
	typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';

/** Starts a command in a process group of its own, its words appended to a file. */
export function spawnLogged(
	command: string,
	args: readonly string[],
	options: { env: NodeJS.ProcessEnv; cwd: string; logFile: string },
): ChildProcess {
	const log = openSync(options.logFile, 'a');
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env,
		detached: true,
		stdio: ['ignore', log, log],
	});
	closeSync(log);
	child.unref();
	return child;
}

/** Asks a process group to end, and ends it by force when it takes too long. */
export async function endGroup(pid: number, signal: NodeJS.Signals, patienceMs = 10_000): Promise<void> {
	killGroup(pid, signal);
	const patienceEnds = Date.now() + patienceMs;
	while (groupLives(pid) && Date.now() < patienceEnds) await pause(50);
	killGroup(pid, 'SIGKILL');
	const end = Date.now() + 5_000;
	while (groupLives(pid)) {
		if (Date.now() > end) throw new Error(`Process group ${pid} does not end`);
		await pause(50);
	}
}

export interface Guard {
	tell(line: string): void;
	/** Tells the guard that nothing is left to do. */
	dismiss(): void;
}

export function startGuard(): Guard {
	const child = spawn(nodeBinary(), [join(repositoryRoot(), 'test/support/n8n/guard.ts')], {
		cwd: repositoryRoot(),
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	child.unref();
	const input = child.stdin;
	// The guard may be gone when its parent is being torn down; there is nobody left to tell.
	input.on('error', () => {});
	if ('unref' in input && typeof input.unref === 'function') input.unref();
	return {
		tell: (line) => void input.write(`${line}\n`),
		dismiss: () => void input.end('done\n'),
	};
}

/** Read from /proc: Linux only. */
export function memoryOf(pid: number): Memory {
	const status = read(`/proc/${pid}/status`);
	return {
		residentBytes: bytesOf(status, 'VmRSS'),
		peakBytes: bytesOf(status, 'VmHWM'),
		groupBytes: membersOf(pid).reduce(
			(sum, member) => sum + bytesOf(read(`/proc/${member}/status`), 'VmRSS'),
			0,
		),
	};
}

function membersOf(group: number): string[] {
	return readdirSync('/proc').filter((name) => {
		if (!/^\d+$/.test(name)) return false;
		// The name of the command stands in brackets and may hold spaces.
		const [state, , groupOfMember] = read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ') ?? [];
		return Number(groupOfMember) === group && state !== 'Z';
	});
}

const bytesOf = (status: string, name: string): number =>
	Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;

/** A process may end between the list and the look. */
function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
