/** What n8n must not inherit: settings of another n8n, of npm and of jest, and proxies for the loopback. */
const foreign =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL$|NODE_ENV$|NODE_OPTIONS$|NODE_PATH$|JEST_|npm_|NO_PROXY$|no_proxy$)/;

export interface Environment {
	folder: string;
	port: number;
	brokerPort: number;
	webhookUrl: string | undefined;
	database: Record<string, string>;
	overrides: Record<string, string>;
}

export function n8nEnvironment(options: Environment): Record<string, string> {
	const inherited = Object.entries(process.env).filter(
		(entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0]),
	);
	return {
		...Object.fromEntries(inherited),
		NO_PROXY: '127.0.0.1,localhost',
		N8N_USER_FOLDER: options.folder,
		N8N_PORT: String(options.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// Its own links, such as a form's next page, must have the host that the browser has.
		N8N_HOST: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		N8N_ENCRYPTION_KEY: 'only-for-this-throw-away-n8n',
		N8N_SECURE_COOKIE: 'false',
		// Nothing of this may reach for the internet.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_LOG_LEVEL: 'info',
		...(options.webhookUrl !== undefined && {
			N8N_WEBHOOK_URL: options.webhookUrl,
			WEBHOOK_URL: options.webhookUrl,
		}),
		...options.database,
		...options.overrides,
	};
}
