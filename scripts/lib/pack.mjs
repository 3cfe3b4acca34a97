import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { mustRun } from './steps.mjs';

/** Packs what npm would publish into `folder` and returns the tarball's path. dist/ must have been built. */
export async function packTarball(folder) {
	await mkdir(folder, { recursive: true });
	const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder];
	const answer = await mustRun('npm pack', 'npm', args, { cwd: root });
	const [{ filename }] = JSON.parse(answer.slice(answer.indexOf('[')));
	return join(folder, filename);
}

/** Unpacks a tarball the way npm installs it: its files lie directly in `folder`. */
export async function unpackTarball(tarball, folder) {
	await mkdir(folder, { recursive: true });
	await mustRun('tar', 'tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	return folder;
}
