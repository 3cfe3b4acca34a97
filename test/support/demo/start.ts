/** What `npm start` does once everything is installed: the main job, in a real n8n, against the simulated vendors. */
import { parseArgs } from 'node:util';
import { startSandbox } from '../../../sandbox/core/server.ts';
import { DEFAULT_SHOP_NAME } from '../../../sandbox/shopify/defaults.ts';
import { type N8n, startN8n } from '../n8n/index.ts';
import { freePorts, portIsFree } from '../n8n/ports.ts';
import { succeed } from '../succeed.ts';
import { credentials, seedAccounts } from './accounts.ts';
import { openBrowser } from './browser.ts';
import { placeDemoOrders } from './orders.ts';
import { arrivedOrders, clearCounts, journalRows, requestCounts } from './read.ts';
import { printed, reportOn } from './report.ts';
import { installTemplates, mainJob } from './templates.ts';

const publicHost = 'n8n.example';
const usualPort = 5678;

/** Beyond the template's own: what the placed orders are made to show. */
const demoSettings = {
	excludedTags: 'Hold',
	financialStatuses: 'paid, partiallyPaid, partiallyRefunded',
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const startedMs = performance.now();
	say(`> ${title}`);
	const result = await work();
	say(`  done in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
	return result;
}

/** Resolves when the user wants to end, by Ctrl+C or by closing the terminal. */
function endWanted(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
	});
}

async function tellWhereThingsAre(n8n: N8n, adminUrl: string): Promise<void> {
	const url = `${n8n.url}/workflow/${mainJob}`;
	const opened = openBrowser(url);
	say(`
n8n is ${opened ? 'open in your browser' : 'here'}: ${url}
  e-mail    ${n8n.owner.email}
  password  ${n8n.owner.password}
  run again ${n8n.url}/form/shopbridge-run-again
Place three more orders (they arrive within 10 minutes, or at once with "Execute workflow" in n8n):
  curl -X POST ${adminUrl}/admin/shopify/generateOrders -H 'content-type: application/json' -d '{"count": 3}'
See what PULPO WMS holds:
  curl -X POST ${adminUrl}/admin/pulpo/state
Ctrl+C ends everything and removes it.`);
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: { once: { type: 'boolean', default: false }, 'per-kind': { type: 'string', default: '2' } },
	});
	const end = endWanted();
	const [freePort = 0] = await freePorts(1);
	const port = !values.once && (await portIsFree(usualPort)) ? usualPort : freePort;
	const sandbox = await step('starting the simulated Shopify and PULPO WMS', async () =>
		startSandbox({ systems: ['shopify', 'pulpo'], routes: { [publicHost]: port } }),
	);
	let n8n: N8n | undefined;
	try {
		const { adminUrl } = sandbox;
		const accounts = await seedAccounts(adminUrl);
		const placed = await step('placing orders in the shop', async () =>
			placeDemoOrders(adminUrl, {
				shop: DEFAULT_SHOP_NAME,
				perKind: Number(values['per-kind']),
				now: Date.now(),
			}),
		);
		const running = await step('building and packing the nodes, starting n8n', async () =>
			startN8n({ port, webhookUrl: `https://${publicHost}/` }),
		);
		n8n = running;
		await step('importing credentials and templates', async () => {
			await running.importCredentials(credentials(sandbox.urls));
			for (const id of ['shopify', 'pulpo']) {
				const { status, message } = await running.credentialTest(id);
				if (status !== 'OK') throw new Error(`The credential test of ${id} says: ${message}`);
			}
			await installTemplates(running, { accounts, settings: demoSettings });
		});
		await clearCounts(adminUrl);
		await step('running "Shopify to PULPO WMS: Sales Orders"', async () => succeed(running, mainJob));
		const first = await requestCounts(adminUrl);
		await clearCounts(adminUrl);
		await step('running it a second time', async () => succeed(running, mainJob));
		const second = await requestCounts(adminUrl);
		const report = reportOn(placed, await arrivedOrders(adminUrl), await journalRows(running));
		say(`\n${printed(report)}`);
		say(`Requests of the first run: ${first}; of the second: ${second}.`);
		if (!values.once) {
			await tellWhereThingsAre(running, adminUrl);
			await end;
			say('\nending n8n and the simulated vendors');
		}
		return report.good ? 0 : 1;
	} catch (error) {
		const log = n8n === undefined ? '' : `\nn8n's log: ${await n8n.saveLog()}`;
		process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}${log}\n`);
		return 1;
	} finally {
		await n8n?.stop();
		await sandbox.stop();
	}
}

process.exitCode = await main();
