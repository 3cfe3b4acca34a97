import axios from 'axios';
import { pulpoUser } from '../support/demo/accounts.ts';
import { must } from '../support/must.ts';
import {
	addTemplate,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
	type ShopifyPulpo,
} from '../support/shopifyPulpo.ts';
import type { SettingValues } from '../support/demo/templates.ts';

jest.setTimeout(240_000);

const CHECK = 'shopifyPulpoWebhooks1';
const FLOW = 'shopify-pulpo-webhooks';
const ORDERS = 'https://n8n.example/webhook/orders';
const STOCK = 'https://n8n.example/webhook/stock';
const SECRET = 'c0ffee';
const WRITES = /webhookSubscription(Create|Delete|Update)|^(POST|PUT|DELETE) \/webhook/;

interface Subscription {
	topic: string;
	uri: string;
}

interface PulpoHook {
	id: number;
	url: string;
	enabled: boolean;
	allowed_types: string[];
}

describe('the daily check of webhooks in a real n8n', () => {
	let admin: ShopifyPulpo;
	let world: Shopbridge;

	const configure = async (settings: SettingValues = {}) =>
		await addTemplate(world, admin, 'shopify-pulpo/webhook-check.json', {
			shopifyAddresses: `${ORDERS} = ORDERS_CREATE, ORDERS_UPDATED`,
			pulpoAddresses: STOCK,
			...settings,
		});
	const run = async () => must((await world.call(CHECK, [{}]))[0], 'totals of the run');
	const rows = async () => await (await world.n8n.dataTable('shopbridge_orders')).rows({ flow: FLOW });
	const row = async (part: string) =>
		must(
			(await rows()).find(({ number }) => String(number).includes(part)),
			`row of ${part}`,
		);
	const topics = async () =>
		(await admin.act<{ webhookSubscriptions: Subscription[] }>('shopify', 'state')).webhookSubscriptions
			.filter(({ uri }) => uri === ORDERS)
			.map(({ topic }) => topic)
			.sort();
	const hooks = async () => (await admin.act<{ webhooks: PulpoHook[] }>('pulpo', 'state')).webhooks;
	const writes = async () =>
		Object.values((await admin.counts()) as Record<string, { routes?: Record<string, unknown> }>)
			.flatMap(({ routes }) => Object.keys(routes ?? {}))
			.filter((route) => WRITES.test(route));
	/** What somebody does in PULPO's own screens. */
	const inPulpo = async (method: string, path: string, data: object) => {
		const client = axios.create({ baseURL: admin.sandbox.urls['pulpo'] ?? '', proxy: false });
		const base = '/api/v1';
		const login = { grant_type: 'password', scope: 'default', ...pulpoUser };
		const { data: token } = await client.post<{ access_token: string }>(`${base}/auth`, login);
		const headers = { authorization: `Bearer ${token.access_token}` };
		await client.request({ method, url: `${base}${path}`, data, headers });
	};

	beforeAll(async () => {
		admin = await startShopifyPulpo();
		world = await startShopbridge(admin);
	});
	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('makes the webhooks that are named, at both sides', async () => {
		await configure({ pulpoAddresses: `${STOCK}?token=${SECRET} = sales_order_finished` });
		expect(await run()).toMatchObject({ updated: 2, failed: 0, status: 'FINISHED' });
		expect(await topics()).toEqual(['ORDERS_CREATE', 'ORDERS_UPDATED']);
		expect(await hooks()).toMatchObject([
			{ url: `${STOCK}?token=${SECRET}`, enabled: true, allowed_types: ['sales_order_finished'] },
		]);
	});

	it('writes nothing when all is well, and says so', async () => {
		await configure();
		await admin.clearCounts();
		expect(await run()).toMatchObject({ unchanged: 2, status: 'FINISHED' });
		expect(await writes()).toEqual([]);
		expect(await row(ORDERS)).toMatchObject({ outcome: 'unchanged', reason: '' });
	});

	it('repairs what was deleted, switched off or doubled, and keeps a record of it', async () => {
		await admin.act('shopify', 'deleteSubscriptions', { topic: 'ORDERS_CREATE' });
		const [hook] = await hooks();
		const { id, ...body } = must(hook, 'webhook of PULPO WMS');
		const { url, allowed_types: allowed } = body;
		const own = { url, allowed_types: allowed, method: 'POST', warehouse_id: admin.accounts.warehouseId };
		await inPulpo('PUT', `/webhook/${id}`, { ...own, enabled: false });
		await inPulpo('POST', '/webhook/', { ...own, enabled: false });
		expect(await run()).toMatchObject({ updated: 2, failed: 0, status: 'FINISHED' });
		expect(await topics()).toEqual(['ORDERS_CREATE', 'ORDERS_UPDATED']);
		expect(await hooks()).toMatchObject([{ url: `${STOCK}?token=${SECRET}`, enabled: true }]);
		expect(await row(ORDERS)).toMatchObject({
			number: `Shopify ${ORDERS}`,
			outcome: 'updated',
			reason_code: 'repaired',
			reason: 'made: ORDERS_CREATE',
		});
		expect(await row(STOCK)).toMatchObject({
			number: `PULPO WMS ${STOCK}`,
			reason: 'repaired: Berlin; taken away because they were doubled: Berlin',
		});
		expect(JSON.stringify(await rows())).not.toContain(SECRET);
	});

	it('only shows what it would repair in a dry run', async () => {
		await admin.act('shopify', 'deleteSubscriptions', { topic: 'ORDERS_CREATE' });
		await configure({ dryRun: true });
		await admin.clearCounts();
		expect(await run()).toMatchObject({ dryRun: true, updated: 1, unchanged: 1 });
		expect(await writes()).toEqual([]);
		expect(await topics()).toEqual(['ORDERS_UPDATED']);
	});

	it('fails for an address that cannot be called, or that nobody calls, and checks the others', async () => {
		await configure({
			shopifyAddresses: `http://n8n.example/plain = ORDERS_CREATE; https://n8n.example/nobody; ${ORDERS} = ORDERS_CREATE, ORDERS_UPDATED`,
		});
		expect(await run()).toMatchObject({ failed: 2, updated: 1, unchanged: 1, status: 'FINISHED_PARTIALLY' });
		expect((await row('/plain'))['reason']).toContain('must begin with https://');
		expect((await row('/nobody'))['reason']).toContain('There is no webhook at this address yet');
		expect(await topics()).toEqual(['ORDERS_CREATE', 'ORDERS_UPDATED']);
	});

	it('has nothing to do as long as no address is named', async () => {
		await configure({ shopifyAddresses: '', pulpoAddresses: '' });
		expect(await run()).toMatchObject({ updated: 0, unchanged: 0, failed: 0, status: 'FINISHED' });
	});
});
