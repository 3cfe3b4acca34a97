import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/core/server.ts';
import { startTenant, type PulpoTenant } from './pulpoTenant.ts';

describe('admin API', () => {
	let tenant: PulpoTenant;
	beforeAll(async () => {
		tenant = await startTenant();
	});
	afterAll(() => tenant.sandbox.stop());

	it('says where the vendors listen', async () => {
		expect(await tenant.admin('/health')).toEqual({ ok: true, urls: { pulpo: tenant.sandbox.urls.pulpo } });
		expect(tenant.sandbox.urls.pulpo).not.toBe(tenant.sandbox.adminUrl);
	});

	it('names the actions there are when asked for another one', async () => {
		expect((await tenant.admin('/admin/pulpo/explode', {})).error).toContain('(there are: reset, seed');
		expect((await tenant.admin('/admin/shopify/state', {})).error).toContain('no such place');
	});

	it('moves the clock on for everyone', async () => {
		const { now: before } = await tenant.admin('/clock');
		const { now: after } = await tenant.admin('/clock', { advanceMs: 86_400_000 });
		expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(86_400_000);
		expect((await tenant.state()).now.slice(0, 10)).toBe(after.slice(0, 10));
	});

	it('puts everything back at once', async () => {
		await tenant.admin('/faults', { system: 'pulpo', kind: 'status', status: 500 });
		await tenant.admin('/reset', {});
		expect(await tenant.admin('/faults')).toEqual([]);
		expect((await tenant.state()).products).toEqual([]);
	});
});

describe('startSandbox', () => {
	it('names a system that it does not know', async () => {
		await expect(startSandbox({ systems: ['sap' as never] })).rejects.toThrow('the sandbox knows no "sap"');
	});

	it('frees its ports when it cannot start', async () => {
		const first = await startSandbox({ systems: ['pulpo'] });
		const taken = Number(new URL(first.adminUrl).port);
		await expect(startSandbox({ systems: ['pulpo'], adminPort: taken })).rejects.toThrow('EADDRINUSE');
		await first.stop();
		const again = await startSandbox({ systems: ['pulpo'], adminPort: taken });
		await again.stop();
	});
});

describe('command line', () => {
	it('prints one line when ready and ends cleanly on SIGTERM', async () => {
		const main = join(__dirname, '../../../sandbox/main.ts');
		const child = spawn(process.execPath, [main, '--systems', 'pulpo', '--routes', 'n8n.example=5678'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [chunk] = await once(child.stdout, 'data');
		const { urls, adminUrl } = JSON.parse(String(chunk));
		expect(Object.keys(urls)).toEqual(['pulpo']);
		expect((await fetch(`${adminUrl}/health`)).status).toBe(200);
		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([0, null]);
	});
});
