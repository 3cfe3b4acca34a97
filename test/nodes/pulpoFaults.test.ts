import { buildCustomer, buildLine, buildOrder } from '../support/builders/order';
import { startStub } from '../support/engine';
import { IMPORT, jsonOf, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
});
afterAll(async () => {
	await pulpo.stop();
});

const orders = (count: number) =>
	Array.from({ length: count }, (_, index) =>
		buildOrder({
			id: String(7_000_000 + index),
			number: `#${3000 + index}`,
			customer: buildCustomer({ id: String(index) }),
			lines: [buildLine({ sku: index % 2 === 0 ? 'HAT-01' : 'MUG-01' })],
		}),
	);

/** Every order and every customer is there exactly once. */
async function expectExactlyOnce(count: number) {
	const state = await pulpo.state();
	const numbers = state.sales_orders.map((order) => order.order_num).sort();
	expect(numbers).toEqual(
		orders(count)
			.map(({ number }) => number)
			.sort(),
	);
	const customers = state.third_parties
		.map((party) => party.identifier_number)
		.filter((key) => key !== 'guests');
	expect(customers.length).toBe(count);
	expect(new Set(customers).size).toBe(count);
}

const BULK = '/sales/bulk/orders$';

describe('an unclear answer to a write', () => {
	it.each([
		['the connection breaks after the write', { kind: 'dropAfterWrite' as const }],
		['the connection breaks before the write', { kind: 'dropBeforeWrite' as const }],
		['the answer never comes', { kind: 'timeoutAfterWrite' as const, delayMs: 500 }],
		['PULPO answers 500', { kind: 'status' as const, status: 500 }],
		['a gateway answers 504', { kind: 'status' as const, status: 504 }],
	])('sends each order once when %s', async (_name, fault) => {
		await pulpo.fault({ ...fault, path: BULK, times: 1 });
		const outcomes = await pulpo.import(orders(6));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(6).fill('created'));
		await expectExactlyOnce(6);
	});

	it('creates each customer once when the answer is lost', async () => {
		await pulpo.fault({ kind: 'dropAfterWrite', path: '/iam/bulk/third_parties', times: 1 });
		const outcomes = await pulpo.import(orders(4));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('created'));
		await expectExactlyOnce(4);
	});

	it('cancels each order once when the answer is lost', async () => {
		await pulpo.import(orders(3));
		await pulpo.fault({ kind: 'dropAfterWrite', path: '/cancel$', times: 1 });
		const outcomes = await pulpo.import(orders(3).map((order) => ({ ...order, action: 'cancel' as const })));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(3).fill('cancelled'));
	});

	it('says unknown when PULPO cannot be asked afterwards', async () => {
		const answers: Record<string, object> = {
			'/auth': { access_token: 'token-of-the-stub' },
			'/inventory/products': { products: [{ id: 1, sku: 'HAT-01' }] },
			'/iam/third_parties': {
				third_parties: [{ id: 2, identifier_number: 'shopify:lamp-shop:0', third_type: 'C' }],
			},
		};
		let written = false;
		const stub = await startStub(({ path }) => {
			if (path.endsWith('/bulk/orders')) {
				written = true;
				return { drop: true };
			}
			if (!path.endsWith('/sales/orders'))
				return { status: 200, body: answers[path.replace('/api/v1', '')] ?? {} };
			return written ? { status: 403, body: {} } : { status: 200, body: { sales_orders: [] } };
		});
		const run = await pulpo.run({
			parameters: IMPORT,
			items: orders(1) as never,
			credential: { baseUrl: stub.url },
		});
		await stub.stop();
		expect(jsonOf(run.outputs[0])).toMatchObject([
			{ outcome: 'unknown', number: '#3000', problem: { code: 'unknown', retryable: true } },
		]);
		expect(stub.to('/api/v1/sales/bulk/orders')).toHaveLength(1);
	});

	it('gives up waiting after the time that is set, and looks the order up', async () => {
		await pulpo.fault({ kind: 'timeoutAfterWrite', path: BULK, times: 1, delayMs: 5_000 });
		const outcomes = await pulpo.import(orders(2), { options: { timeoutSeconds: 1 } });
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
		await expectExactlyOnce(2);
	});
});

describe('a bulk call that fails in part', () => {
	it('keeps the created rows and gives each refused order the words of PULPO', async () => {
		await pulpo.act('seed', {
			third_parties: [{ id: 777, identifier_number: 'shopify:lamp-shop:1', active: false }],
		});
		const outcomes = await pulpo.import(orders(3));
		expect(outcomes).toMatchObject([
			{ outcome: 'created' },
			{
				outcome: 'failed',
				number: '#3001',
				problem: { code: 'refused', retryable: false, vendorMessage: 'third_party_id: is inactive' },
			},
			{ outcome: 'created' },
		]);
		expect((await pulpo.state()).sales_orders.map((order) => order.order_num)).toEqual(['#3000', '#3002']);
	});

	it('takes a number that was taken meanwhile for the order that exists', async () => {
		const [first, second] = orders(2);
		await pulpo.import([first ?? {}]);
		// The look-up finds nothing, as if the other run had been faster.
		await pulpo.fault({
			kind: 'status',
			status: 200,
			method: 'GET',
			path: '/sales/orders$',
			times: 1,
			responseBody: { sales_orders: [], total_results: null },
		});
		const outcomes = await pulpo.import([first ?? {}, second ?? {}]);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'created']);
		await expectExactlyOnce(2);
	});

	it('goes down to smaller chunks when PULPO finds them too large', async () => {
		await pulpo.fault({
			kind: 'status',
			status: 413,
			path: 'bulk',
			body: '("(order_num|identifier_type)".*){4}',
		});
		const outcomes = await pulpo.import(orders(10));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(10).fill('created'));
		await expectExactlyOnce(10);
	});
});

describe('look-ups that the vendor does not document', () => {
	it.each(['sku', 'identifier_number', 'order_num'])(
		'still finds everything when %s is deaf to brackets',
		async (field) => {
			const noise = Array.from({ length: 120 }, (_, index) => ({ sku: `NOISE-${index}` }));
			await pulpo.act('seed', { products: noise });
			await pulpo.import(orders(3));
			await pulpo.act('configure', { deafToBrackets: [field] });
			const outcomes = await pulpo.import([...orders(5)]);
			expect(outcomes.map(({ outcome }) => outcome)).toEqual([
				'unchanged',
				'unchanged',
				'unchanged',
				'created',
				'created',
			]);
			await expectExactlyOnce(5);
		},
	);

	it('sees that the filter by number does not filter, and asks for each order alone', async () => {
		const many = orders(130);
		await pulpo.import(many);
		await pulpo.act('configure', { deafToBrackets: ['order_num'] });
		const outcomes = await pulpo.import(many.slice(120), { dryRun: true });
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(10).fill('unchanged'));
	});
});

it('waits as long as PULPO asks when it has had too many requests', async () => {
	await pulpo.fault({ kind: 'status', status: 429, path: BULK, times: 1, headers: { 'retry-after': '1' } });
	const outcomes = await pulpo.import(orders(2));
	expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
	await expectExactlyOnce(2);
});

it('fails with a retryable problem when PULPO is down, and loses nothing', async () => {
	await pulpo.fault({ kind: 'status', status: 403, method: 'GET', path: '/sales/orders$' });
	const outcomes = await pulpo.import(orders(2));
	expect(outcomes).toMatchObject([
		{ outcome: 'failed', problem: { code: 'forbidden' } },
		{ outcome: 'failed' },
	]);
	await pulpo.clearFaults();
	await pulpo.import(orders(2));
	await expectExactlyOnce(2);
});

it('brings 200 orders in exactly once under random faults', async () => {
	await pulpo.fault({ kind: 'timeoutAfterWrite', share: 0.1, delayMs: 200, path: 'bulk' });
	await pulpo.fault({ kind: 'status', status: 500, share: 0.05, path: 'sales|inventory|iam' });
	await pulpo.fault({
		kind: 'status',
		status: 429,
		share: 0.05,
		headers: { 'retry-after': '1' },
		path: 'sales|inventory|iam',
	});
	for (let run = 0; run < 4; run++) await pulpo.import(orders(200), { options: { bulkSize: 10 } });
	await pulpo.clearFaults();
	const outcomes = await pulpo.import(orders(200));
	expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
	await expectExactlyOnce(200);
}, 180_000);

describe('the session', () => {
	it('logs in once for many runs', async () => {
		await pulpo.import(orders(2));
		await pulpo.import(orders(3));
		await pulpo.import(orders(4));
		expect((await pulpo.state()).logins).toHaveLength(1);
	});

	it('logs in once more when the token ended in the middle', async () => {
		await pulpo.import(orders(1));
		await pulpo.act('revokeTokens');
		const outcomes = await pulpo.import(orders(3));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'created', 'created']);
		expect((await pulpo.state()).logins).toHaveLength(2);
	});

	it('does not try a refused login again', async () => {
		const run = await pulpo.run({
			parameters: IMPORT,
			items: orders(250) as never,
			credential: { password: 'wrong-password' },
		});
		expect((await pulpo.state()).logins).toEqual([expect.objectContaining({ status: 401 })]);
		expect(run.outputs[0]).toHaveLength(250);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			outcome: 'failed',
			problem: { code: 'unauthorized', retryable: false },
		});
		expect(run.stored).not.toContain('wrong-password');
	});
});
