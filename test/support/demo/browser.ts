import { spawn } from 'node:child_process';

/** Opens an address in the user's browser; false when there is no screen to open it on. */
export function openBrowser(url: string): boolean {
	const { platform, env } = process;
	if (env['CI'] !== undefined) return false;
	if (platform === 'linux' && env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined)
		return false;
	const [command, args] =
		platform === 'darwin'
			? (['open', [url]] as const)
			: platform === 'win32'
				? (['cmd', ['/c', 'start', '""', url]] as const)
				: (['xdg-open', [url]] as const);
	const child = spawn(command, args, { stdio: 'ignore', detached: true });
	// The address is printed anyway.
	child.on('error', () => {});
	child.unref();
	return true;
}
