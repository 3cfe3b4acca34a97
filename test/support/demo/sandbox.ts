/** What `npm run sandbox` does once everything is installed: the simulated vendors with demo data, and what to type. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { credentials, seedAccounts } from './accounts.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Started {
	urls: Record<string, string>;
	adminUrl: string;
}

/** Choices as the credential shows them. */
const valueTitles: Record<string, string> = { app: 'App From the Dev Dashboard', custom: 'Custom' };

const args = process.argv.slice(2);
const quiet = args.includes('--help');
const child = spawn(process.execPath, ['sandbox/main.ts', ...args.filter((arg) => arg !== '--empty')], {
	stdio: ['ignore', quiet ? 'inherit' : 'pipe', 'inherit'],
});
// The terminal sends Ctrl+C to the child as well; this process waits for its end.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => (process.exitCode = code ?? 1));
if (child.stdout !== null) {
	createInterface({ input: child.stdout }).on('line', (line) => void introduce(JSON.parse(line)));
}

async function introduce({ urls, adminUrl }: Started): Promise<void> {
	try {
		if (!args.includes('--empty')) await seedAccounts(adminUrl);
		say('The simulated vendors are running. What to type into the credentials in n8n:');
		for (const { name, data } of credentials(urls)) {
			say(`\n  ${name}`);
			for (const [field, value] of Object.entries(data))
				say(`    ${titleOf(field).padEnd(14)} ${valueTitles[String(value)] ?? String(value)}`);
		}
		const others = Object.entries(urls).filter(([system]) => system !== 'shopify' && system !== 'pulpo');
		for (const [system, url] of others) say(`\n  ${system}: ${url}`);
		say(`
Place ten orders of all kinds:
  curl -X POST ${adminUrl}/admin/shopify/generateOrders -H 'content-type: application/json' -d '{"count": 10}'
See what PULPO WMS holds:
  curl -X POST ${adminUrl}/admin/pulpo/state
Ctrl+C ends it. Other options: npm run sandbox -- --help, and --empty for accounts without demo data.`);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		child.kill();
	}
}

/** The name of a field as the credential shows it. */
function titleOf(field: string): string {
	const titles: Record<string, string> = {
		baseUrl: 'API Base URL',
		clientId: 'Client ID',
		clientSecret: 'Client Secret',
		environment: 'Environment',
		password: 'Password',
		shop: 'Shop Name',
		signIn: 'Sign In With',
		username: 'User Name',
	};
	return titles[field] ?? field;
}
