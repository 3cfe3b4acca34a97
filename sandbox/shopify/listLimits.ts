import { GraphQLError } from 'graphql';
import { MAX_LIST_ARGUMENT } from './defaults.ts';

/** These have a limit of their own (512), which the mutations judge. */
const OWN_LIMIT = ['fulfillmentOrderLineItems'];

function longestList(value: unknown): number {
	if (Array.isArray(value)) return Math.max(value.length, ...value.map(longestList));
	if (value === null || typeof value !== 'object') return 0;
	const limited = Object.entries(value).filter(([name]) => !OWN_LIMIT.includes(name));
	return Math.max(0, ...limited.map(([, entry]) => longestList(entry)));
}

/** No list in the variables may be longer than 250. */
export function listTooLong(variables: Record<string, unknown>): GraphQLError | null {
	const length = longestList(variables);
	if (length <= MAX_LIST_ARGUMENT) return null;
	return new GraphQLError(
		`The input array size of ${length} is greater than the maximum allowed of ${MAX_LIST_ARGUMENT}.`,
		{ extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } },
	);
}
