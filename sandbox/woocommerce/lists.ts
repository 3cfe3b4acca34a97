import { ok } from './answers.ts';
import type { Call, Reply, Row } from './call.ts';

export interface ListSpec<T extends { id: number }> {
	view(call: Call, item: T): unknown;
	/** What is compared for each `orderby`; without one, the id. */
	sort?: Record<string, (item: T) => number | string>;
	createdAt?(item: T): number;
	modifiedAt?(item: T): number;
}

/** Filters by id and date, sorts, cuts the page out, and tells the totals in the headers. */
export function answerList<T extends { id: number }>(
	call: Call,
	items: Iterable<T>,
	spec: ListSpec<T>,
): Reply {
	const { args, world } = call;
	const inTime = dateFilter(call, spec);
	const found = [...items].filter((item) => passesIds(args, item) && inTime(item));
	const sorted = sortItems(found, args, spec);
	const perPage = Number(args['per_page'] ?? 10);
	const page = Number(args['page'] ?? 1);
	const start = typeof args['offset'] === 'number' ? args['offset'] : (page - 1) * perPage;
	const pages = Math.ceil(sorted.length / perPage);
	const link = linkHeader(world.settings.url, call, page, pages);
	return ok(
		sorted.slice(start, start + perPage).map((item) => spec.view(call, item)),
		{
			'X-WP-Total': String(sorted.length),
			'X-WP-TotalPages': String(pages),
			...(link === '' ? {} : { Link: link }),
		},
	);
}

function passesIds(args: Row, { id }: { id: number }): boolean {
	const include = args['include'] as number[] | undefined;
	const exclude = args['exclude'] as number[] | undefined;
	if (include && include.length > 0 && !include.includes(id)) return false;
	return !exclude?.includes(id);
}

/** Both ends are exclusive. */
function dateFilter<T extends { id: number }>(
	{ args, world }: Call,
	spec: ListSpec<T>,
): (item: T) => boolean {
	const areGmt = args['dates_are_gmt'] === true;
	const limit = (name: string, open: number): number => {
		const value = args[name];
		const isIgnored = world.settings.ignoredFilters.includes(name);
		return typeof value === 'string' && !isIgnored ? world.time.readFilter(value, areGmt) : open;
	};
	const [after, before] = [limit('after', -Infinity), limit('before', Infinity)];
	const [changedAfter, changedBefore] = [
		limit('modified_after', -Infinity),
		limit('modified_before', Infinity),
	];
	return (item) => {
		const [createdAt, modifiedAt] = [spec.createdAt?.(item) ?? 0, spec.modifiedAt?.(item) ?? 0];
		const isCreated = !spec.createdAt || (createdAt > after && createdAt < before);
		return isCreated && (!spec.modifiedAt || (modifiedAt > changedAfter && modifiedAt < changedBefore));
	};
}

function sortItems<T extends { id: number }>(items: T[], args: Row, spec: ListSpec<T>): T[] {
	const by = String(args['orderby'] ?? 'id');
	if (by === 'include' || by === 'post__in') {
		const wanted = (args['include'] as number[] | undefined) ?? [];
		return items.sort((left, right) => wanted.indexOf(left.id) - wanted.indexOf(right.id));
	}
	const read = spec.sort?.[by] ?? ((item: T): number => item.id);
	const direction = args['order'] === 'asc' ? 1 : -1;
	return items.sort((left, right) => direction * (compare(read(left), read(right)) || left.id - right.id));
}

const compare = (left: number | string, right: number | string): number =>
	typeof left === 'number' && typeof right === 'number'
		? left - right
		: String(left).localeCompare(String(right));

/** Only the neighbours; the last page is never named. */
function linkHeader(home: string, { path, query }: Call, page: number, pages: number): string {
	const address = (number: number): string => {
		const search = new URLSearchParams();
		for (const [name, value] of Object.entries({ ...query, page: String(number) }))
			for (const one of [value].flat()) search.append(name, one);
		return `<${home.replace(/\/$/, '')}/wp-json${path}?${search.toString()}>`;
	};
	const parts: string[] = [];
	if (page > 1) parts.push(`${address(Math.min(page - 1, Math.max(pages, 1)))}; rel="prev"`);
	if (page < pages) parts.push(`${address(page + 1)}; rel="next"`);
	return parts.join(', ');
}
