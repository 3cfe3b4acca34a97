import { spawn } from 'node:child_process';

export interface CommandOptions {
	cwd?: string;
	/** Whether the command's own output goes to the terminal. */
	show?: boolean;
}

/** Runs a command to its end and returns what it wrote; throws with its last words when it fails. */
export async function runCommand(
	command: string,
	args: readonly string[],
	{ cwd, show = false }: CommandOptions = {},
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
			...(cwd !== undefined && { cwd }),
		});
		let out = '';
		let all = '';
		child.stdout?.on('data', (chunk: Buffer) => {
			out += chunk.toString();
			all += chunk.toString();
		});
		child.stderr?.on('data', (chunk: Buffer) => (all += chunk.toString()));
		child.on('error', reject);
		child.on('close', (code, signal) => {
			if (code === 0) return resolve(out);
			const words = all.split('\n').slice(-20).join('\n');
			reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}\n${words}`));
		});
	});
}
