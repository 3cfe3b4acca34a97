import { spawn } from 'node:child_process';

const HEARTBEAT_MS = 15_000;
const TAIL_LINES = 40;

export const say = (line) => process.stdout.write(`${line}\n`);

export const secondsSince = (startedMs) => `${((Date.now() - startedMs) / 1000).toFixed(1)} s`;

/** Titles of the work that is going on; only the innermost one shows its progress. */
const nested = [];

/** Runs `work` and prints its title, a line every 15 seconds while it lasts, and how long it took. */
export async function withProgress(title, work) {
	const startedMs = Date.now();
	say(`> ${title}`);
	nested.push(title);
	const heartbeat = setInterval(() => {
		if (nested.at(-1) === title) say(`  … ${title}: ${secondsSince(startedMs)}`);
	}, HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		nested.pop();
		say(`  ${title}: ${secondsSince(startedMs)}`);
	}
}

const running = new Set();

function killTree(child) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	try {
		if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		else process.kill(-child.pid, 'SIGKILL');
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		for (const child of running) killTree(child);
		process.exit(130);
	});
}

/**
 * Runs a program to its end; never throws for a non-zero exit. With `quiet` the output is kept and only its last lines
 * are returned; otherwise it goes to this process' output. A program that passes `timeoutMs` is killed with its children.
 */
export function runProgram(file, args, { cwd, env, quiet = false, timeoutMs = 600_000 } = {}) {
	return new Promise((resolve) => {
		const windows = process.platform === 'win32';
		const child = spawn(file, args, {
			cwd,
			env: env ?? process.env,
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
			detached: !windows,
			shell: windows && !file.endsWith('.exe'),
		});
		let output = '';
		const collect = (chunk) => {
			output = (output + chunk).slice(-200_000);
		};
		child.stdout?.on('data', collect);
		child.stderr?.on('data', collect);
		running.add(child);
		let timedOut = false;
		const deadline = setTimeout(() => {
			timedOut = true;
			killTree(child);
		}, timeoutMs);
		const finish = (code, problem) => {
			clearTimeout(deadline);
			running.delete(child);
			const note = timedOut ? `stopped after ${timeoutMs / 1000} s` : problem;
			resolve({ ok: code === 0 && !timedOut, code, note, output, tail: tailOf(output) });
		};
		child.on('error', (error) => finish(null, error.message));
		child.on('close', (code, signal) => finish(code, signal ? `ended by ${signal}` : undefined));
	});
}

const tailOf = (output) => output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');

/** Like runProgram, quiet, but a failure becomes an error that shows the last lines of the output. */
export async function mustRun(title, file, args, options = {}) {
	const result = await runProgram(file, args, { ...options, quiet: true });
	if (!result.ok)
		throw new Error([`${title} failed (${result.note ?? `exit ${result.code}`})`, result.tail].join('\n'));
	return result.output;
}
