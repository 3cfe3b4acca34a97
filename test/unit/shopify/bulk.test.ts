import { bulkObjects } from '../../../nodes/Shopify/client/bulkDownload';
import { writeStock, type StockWrite } from '../../../nodes/Shopify/client/inventoryWrite';
import type { GraphqlCall, Shop } from '../../../nodes/Shopify/client/shop';

/** A download that gives these chunks; null breaks the connection. */
function contextWith(...downloads: Array<Array<string | null>>) {
	const asked: unknown[] = [];
	const httpRequest = async (options: unknown) => {
		asked.push(options);
		const chunks = downloads[asked.length - 1] ?? [null];
		return (async function* () {
			for (const chunk of chunks) {
				if (chunk === null) throw new Error('socket hang up https://files.example/x?Signature=1');
				yield Buffer.from(chunk);
			}
		})();
	};
	return { context: { helpers: { httpRequest } } as never, asked };
}

async function read(context: never, url: string | null = 'https://files.example/x?Signature=1') {
	const found: unknown[] = [];
	for await (const one of bulkObjects(context, url, 'https://lamp-shop.myshopify.com')) found.push(one['id']);
	return found;
}

describe('the file of a bulk operation', () => {
	it('is cut into lines wherever the chunks end, in the middle of a letter too', async () => {
		const text = Buffer.from('{"id":"ä"}\n{"id":2}\n{"id":3}');
		const context = {
			helpers: {
				httpRequest: async () =>
					(async function* () {
						for (const byte of text) yield Buffer.from([byte]);
					})(),
			},
		};
		expect(await read(context as never)).toEqual(['ä', 2, 3]);
	});

	it('goes on where it broke off, without giving anything twice', async () => {
		const { context, asked } = contextWith(
			['{"id":1}\n{"id":2}\n{"i', null],
			['{"id":1}\n', null],
			['{"id":1}\n{"id":2}\n{"id":3}\n'],
		);
		expect(await read(context)).toEqual([1, 2, 3]);
		expect(asked).toHaveLength(3);
	});

	it('gives up after some tries without showing the address', async () => {
		const { context, asked } = contextWith();
		await expect(read(context)).rejects.toThrow(
			/^The file of the bulk operation could not be read to its end$/,
		);
		expect(asked).toHaveLength(4);
	});

	it('is empty without an address, and is not read over plain http', async () => {
		const { context, asked } = contextWith();
		expect(await read(context, null)).toEqual([]);
		await expect(read(context, 'http://files.example/x')).rejects.toThrow('not at an https address');
		expect(asked).toEqual([]);
	});
});

const SET: StockWrite = {
	kind: 'set',
	name: 'available',
	reason: 'correction',
	referenceDocumentUri: null,
	ledgerDocumentUri: null,
};

const entry = (id: number) => ({
	inventoryItemId: `gid://shopify/InventoryItem/${id}`,
	locationId: 'gid://shopify/Location/7',
	figure: id,
	changeFromQuantity: null,
});

interface Sent {
	key: string;
	figures: number[];
}

/** A shop that answers each call with these user errors, and remembers what it was sent. */
function shopWith(...answers: Array<Array<{ code: string; field?: string[] }>>) {
	const sent: Sent[] = [];
	const attempt = async ({ variables }: GraphqlCall) => {
		const { key, input } = variables as { key: string; input: { quantities: Array<{ quantity: number }> } };
		sent.push({ key, figures: input.quantities.map(({ quantity }) => quantity) });
		const userErrors = (answers[sent.length - 1] ?? []).map((error) => ({
			message: error.code,
			field: null,
			...error,
		}));
		return { ok: true, answer: { data: { inventorySetQuantities: { userErrors } }, errors: [], body: {} } };
	};
	return { shop: { attempt } as unknown as Shop, sent };
}

describe('keys of stock writes', () => {
	it('are new for the rest after an entry was refused', async () => {
		const { shop, sent } = shopWith([
			{ code: 'INVALID_INVENTORY_ITEM', field: ['input', 'quantities', '1', 'inventoryItemId'] },
		]);
		const results = await writeStock(shop, SET, [entry(1), entry(2), entry(3)]);
		expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(sent.map(({ figures }) => figures)).toEqual([
			[1, 2, 3],
			[1, 3],
		]);
		expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
	});

	it('are replaced when Shopify says that an earlier attempt failed', async () => {
		const { shop, sent } = shopWith([{ code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED' }]);
		expect(await writeStock(shop, SET, [entry(1)])).toEqual([{ ok: true }]);
		expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
	});

	it('stay while Shopify is still at work with them', async () => {
		const { shop, sent } = shopWith([{ code: 'IDEMPOTENCY_CONCURRENT_REQUEST' }]);
		expect(await writeStock(shop, SET, [entry(1)])).toEqual([{ ok: true }]);
		expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
	});

	it('do not help against an error about the whole call', async () => {
		const { shop, sent } = shopWith([{ code: 'INVALID_REASON', field: ['input', 'reason'] }]);
		const results = await writeStock(shop, SET, [entry(1), entry(2)]);
		expect(results).toMatchObject([
			{ ok: false, unclear: false, problem: { code: 'invalidReason' } },
			{ ok: false, problem: { code: 'invalidReason' } },
		]);
		expect(sent).toHaveLength(1);
	});

	it('are one for each 250 levels', async () => {
		const { shop, sent } = shopWith();
		await writeStock(
			shop,
			SET,
			Array.from({ length: 501 }, (_, n) => entry(n)),
		);
		expect(sent.map(({ figures }) => figures.length)).toEqual([250, 250, 1]);
		expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
	});
});
