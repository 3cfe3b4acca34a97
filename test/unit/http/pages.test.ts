import fc from 'fast-check';

import {
	collect,
	nextLink,
	pagesByCursor,
	pagesByKey,
	pagesByLink,
	pagesByNumber,
	pagesByOffset,
} from '../../../nodes/shared/http/pages';

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1 }));
const sizes = fc.record({ count: fc.integer({ min: 0, max: 60 }), size: fc.integer({ min: 1, max: 12 }) });

describe('every way of paging', () => {
	it('gives every record exactly once, in order, with the fewest requests', async () => {
		await fc.assert(
			fc.asyncProperty(sizes, async ({ count, size }) => {
				const rows = rowsOf(count);
				const slice = (from: number) => rows.slice(from, from + size);
				let requests = 0;
				const counted = <T>(value: T): T => {
					requests++;
					return value;
				};
				const ways = [
					pagesByNumber({ size, fetch: async (page) => counted({ rows: slice((page - 1) * size) }) }),
					pagesByNumber({
						size,
						first: 0,
						fetch: async (page) =>
							counted({ rows: slice(page * size), lastPage: Math.max(0, Math.ceil(count / size) - 1) }),
					}),
					pagesByOffset({ size, fetch: async (offset) => counted({ rows: slice(offset) }) }),
					pagesByOffset({ size, fetch: async (offset) => counted({ rows: slice(offset), total: count }) }),
					pagesByKey({
						size,
						keyOf: (row: { id: number }) => row.id,
						fetch: async (after) => counted(slice(after ?? 0)),
					}),
					pagesByCursor(async (cursor) => {
						const from = Number(cursor ?? 0);
						return counted({ rows: slice(from), next: from + size < count ? String(from + size) : null });
					}),
					pagesByLink({
						baseUrl: 'https://shop.example/api',
						firstPath: '/things?from=0',
						fetch: async (path) => {
							const from = Number(/from=(\d+)/.exec(path)?.[1]);
							const next =
								from + size < count ? `https://shop.example/api/things?from=${from + size}` : undefined;
							return counted({ rows: slice(from), next });
						},
					}),
				];
				for (const way of ways) {
					requests = 0;
					expect(await collect(way)).toEqual(rows);
					expect(requests).toBeLessThanOrEqual(Math.floor(count / size) + 1);
				}
			}),
		);
	});

	it('reads no page that the limit does not need', async () => {
		let requests = 0;
		const pages = pagesByNumber({
			size: 10,
			fetch: async (page) => {
				requests++;
				return { rows: rowsOf(100).slice((page - 1) * 10, page * 10) };
			},
		});
		expect(await collect(pages, 20)).toHaveLength(20);
		expect(requests).toBe(2);
	});
});

describe('a vendor that never ends', () => {
	const same = rowsOf(5);

	it('is stopped when it ignores the page number', async () => {
		await expect(collect(pagesByNumber({ size: 5, fetch: async () => ({ rows: same }) }))).rejects.toThrow(
			'twice',
		);
	});

	it('is stopped when it ignores the offset', async () => {
		await expect(collect(pagesByOffset({ size: 5, fetch: async () => ({ rows: same }) }))).rejects.toThrow(
			'twice',
		);
	});

	it('is stopped when it ignores the last key', async () => {
		const pages = pagesByKey({ size: 5, keyOf: (row) => row.id, fetch: async () => same });
		await expect(collect(pages)).rejects.toThrow('twice');
	});

	it('is stopped when its cursors or links go in a circle', async () => {
		let turn = 0;
		const cursors = pagesByCursor(async () => ({ rows: same, next: turn++ % 2 === 0 ? 'a' : 'b' }));
		await expect(collect(cursors)).rejects.toThrow('twice');
		const links = pagesByLink({
			baseUrl: 'https://shop.example',
			firstPath: '/p?c=1',
			fetch: async () => ({ rows: same, next: '/p?c=1' }),
		});
		await expect(collect(links)).rejects.toThrow('twice');
	});
});

describe('a link to the next page', () => {
	it.each([
		'https://evil.example/api/p2',
		'http://shop.example/api/p2',
		'https://shop.example:8443/api/p2',
		'https://shop.example/admin/p2',
		'//evil.example/p2',
		'https://shop.example/api/../admin',
	])('is refused when it leaves the base address: %s', async (next) => {
		const fetched: string[] = [];
		const pages = pagesByLink({
			baseUrl: 'https://shop.example/api',
			firstPath: '/p1',
			fetch: async (path) => {
				fetched.push(path);
				return { rows: [1], next };
			},
		});
		await expect(collect(pages)).rejects.toThrow('another server');
		expect(fetched).toEqual(['/p1']);
	});

	it.each([
		[
			'<https://a.example/p?page=2>; rel="next", <https://a.example/p?page=9>; rel="last"',
			'https://a.example/p?page=2',
		],
		[
			'<https://a.example/p?page=1>; rel="previous", <https://a.example/p?a=1,2>; rel="next"',
			'https://a.example/p?a=1,2',
		],
		['<https://a.example/2>; rel=next', 'https://a.example/2'],
		['<https://a.example/2>; title="x"; rel="last next"', 'https://a.example/2'],
		['<https://a.example/1>; rel="prev"', undefined],
		['', undefined],
		[undefined, undefined],
	])('is found in a Link header: %s', (header, expected) => {
		expect(nextLink(header)).toBe(expected);
	});
});
