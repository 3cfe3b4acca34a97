import { responsePath } from './path.ts';
import { compileSearch } from './compile.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { CallContext } from '../context.ts';
import type { SearchSpace } from './compile.ts';

/** Filters records by the search text and notes what the vendor ignored of it. */
export function search<T>(
	records: Iterable<T>,
	text: string | null | undefined,
	space: SearchSpace<T>,
	context: CallContext,
	info: GraphQLResolveInfo,
	/** What the index holds of a record; null = nothing yet. */
	indexed: (record: T) => T | null = (record) => record,
): T[] {
	if (!text) return [...records];
	const { test, warnings, parsed } = compileSearch(text, space);
	context.searches.push({ path: responsePath(info.path), query: text, parsed, warnings });
	return [...records].filter((record) => {
		const document = indexed(record);
		return document !== null && test(document);
	});
}
