import { GraphQLError } from 'graphql';
import { changed } from '../orders/change.ts';
import { demandScope } from '../context.ts';
import { parseGid } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { digestOf, fullNamespace } from '../resolvers/metafields.ts';
import { writeScopeOf } from '../scopes.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { CallContext, Resolver } from '../context.ts';
import type { MetafieldRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

const MAX_METAFIELDS = 25;
const PLAIN_TYPES = [
	'single_line_text_field',
	'multi_line_text_field',
	'url',
	'date',
	'date_time',
	'id',
	'color',
];
const CHECKED_TYPES: Record<string, (value: string) => boolean> = {
	number_integer: (value) => /^-?\d+$/.test(value),
	number_decimal: (value) => /^-?\d+(\.\d+)?$/.test(value),
	boolean: (value) => ['true', 'false'].includes(value),
	json: isJson,
	'list.single_line_text_field': (value) => isJson(value) && value.trim().startsWith('['),
};

export interface MetafieldInput {
	ownerId: string;
	namespace?: string | null;
	key: string;
	type?: string | null;
	value: string;
	compareDigest?: string | null;
}

interface MetafieldError {
	field: string[];
	message: string;
	code: string;
	elementIndex: number;
}

function isJson(value: string): boolean {
	try {
		JSON.parse(value);
		return true;
	} catch {
		return false;
	}
}

const find = (shop: Shop, input: MetafieldInput): MetafieldRecord | undefined =>
	shop
		.metafieldsOf(input.ownerId)
		.find(({ namespace, key }) => namespace === fullNamespace(input.namespace) && key === input.key);

function judge(context: CallContext, input: MetafieldInput, elementIndex: number): MetafieldError | null {
	const fail = (name: string, message: string, code: string): MetafieldError => ({
		field: ['metafields', String(elementIndex), name],
		message,
		code,
		elementIndex,
	});
	const known = find(context.shop, input);
	const type = input.type ?? known?.type;
	if (!recordByGid(context, input.ownerId)) return fail('ownerId', 'Owner does not exist.', 'INVALID');
	if (!type) return fail('type', "Type can't be blank", 'BLANK');
	if (!PLAIN_TYPES.includes(type) && !CHECKED_TYPES[type])
		return fail('type', 'Type is not included in the list', 'INCLUSION');
	if (known && known.type !== type)
		return fail('type', `Type must be consistent: '${known.type}'.`, 'INVALID_TYPE');
	if (input.key.length < 2 || input.key.length > 64)
		return fail('key', 'Key must have 2 to 64 characters', 'INVALID');
	if (input.value.trim() === '') return fail('value', "Value can't be blank.", 'BLANK');
	if (type === 'single_line_text_field' && input.value.includes('\n'))
		return fail('value', 'Value must be one line.', 'INVALID_VALUE');
	if (CHECKED_TYPES[type] && !CHECKED_TYPES[type](input.value))
		return fail('value', `Value must be a ${type}.`, 'INVALID_VALUE');
	if (input.compareDigest && (!known || digestOf(known) !== input.compareDigest)) {
		return fail('compareDigest', 'The resource has been updated since it was loaded.', 'STALE_OBJECT');
	}
	return null;
}

export function writeMetafield(shop: Shop, input: MetafieldInput): MetafieldRecord {
	const now = shop.now();
	const known = find(shop, input);
	if (known) return Object.assign(known, { value: input.value, updatedAt: now });
	const metafield: MetafieldRecord = {
		kind: 'Metafield',
		id: shop.nextId('Metafield'),
		ownerGid: input.ownerId,
		namespace: fullNamespace(input.namespace),
		key: input.key,
		type: input.type ?? 'single_line_text_field',
		value: input.value,
		createdAt: now,
		updatedAt: now,
	};
	shop.metafields.set(metafield.id, metafield);
	return metafield;
}

export const metafieldMutations: Record<string, Resolver> = {
	/** All or nothing. */
	metafieldsSet: (
		_: unknown,
		{ metafields }: { metafields: MetafieldInput[] },
		context: CallContext,
		info: GraphQLResolveInfo,
	) => {
		if (metafields.length > MAX_METAFIELDS) {
			const message = `The input array size of ${metafields.length} is greater than the maximum allowed of ${MAX_METAFIELDS}.`;
			throw new GraphQLError(message, { extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } });
		}
		for (const { ownerId } of metafields) {
			demandScope(context, info.fieldName, [writeScopeOf(parseGid(ownerId)?.kind ?? 'unknown')]);
		}
		const userErrors = metafields
			.map((input, index) => judge(context, input, index))
			.filter((error) => error !== null);
		if (userErrors.length > 0) return { metafields: null, userErrors };
		const written = metafields.map((input) => writeMetafield(context.shop, input));
		for (const ownerId of new Set(metafields.map((input) => input.ownerId))) {
			const owner = recordByGid(context, ownerId);
			if (owner?.kind === 'Order') changed(context.shop, owner);
		}
		return { metafields: written, userErrors: [] };
	},
};
