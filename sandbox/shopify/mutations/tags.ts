import { changed } from '../orders/change.ts';
import { sortedTags } from '../orders/place.ts';
import { demandScope, userError } from '../context.ts';
import { parseGid } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { writeScopeOf } from '../scopes.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { CallContext, Resolver, UserError } from '../context.ts';

const MAX_TAG_LENGTH = 255;
const TAGGED = ['Order', 'Customer', 'Product'];

interface TagArgs {
	id: string;
	tags: string[];
}

type Payload = { node: unknown; userErrors: UserError[] };

function tagMutation(change: (present: string[], named: string[]) => string[]): Resolver {
	return (_: unknown, { id, tags }: TagArgs, context: CallContext, info: GraphQLResolveInfo): Payload => {
		const kind = parseGid(id)?.kind ?? '';
		if (!TAGGED.includes(kind)) return { node: null, userErrors: [userError(['id'], `Invalid id: ${id}`)] };
		demandScope(context, info.fieldName, [writeScopeOf(kind)]);
		const record = recordByGid(context, id);
		if (!record || !('tags' in record)) {
			return { node: null, userErrors: [userError(['id'], `${kind} does not exist`)] };
		}
		const named = tags
			.flatMap((tag) => tag.split(','))
			.map((tag) => tag.trim())
			.filter(Boolean);
		const long = named.find((tag) => tag.length > MAX_TAG_LENGTH);
		if (long)
			return {
				node: record,
				userErrors: [userError(['tags'], `Tag is too long (maximum is ${MAX_TAG_LENGTH} characters)`)],
			};
		record.tags = sortedTags(change(record.tags, named));
		if (record.kind === 'Order') changed(context.shop, record);
		else record.updatedAt = context.shop.now();
		return { node: record, userErrors: [] };
	};
}

const isIn = (tags: string[], tag: string): boolean =>
	tags.some((other) => other.toLowerCase() === tag.toLowerCase());

export const tagMutations: Record<string, Resolver> = {
	tagsAdd: tagMutation((present, named) => [...present, ...named]),
	tagsRemove: tagMutation((present, named) => present.filter((tag) => !isIn(named, tag))),
};
