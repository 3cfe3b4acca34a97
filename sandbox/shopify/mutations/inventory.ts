import { activate, updateItem } from './inventoryItems.ts';
import { badReason, badReference, idError, isWithin } from './inventoryRules.ts';
import { levelAt, shiftLevel, stockedAt } from '../catalogStock.ts';
import { userError } from '../context.ts';
import { numericId } from '../gid.ts';
import { idempotently } from '../idempotency.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { InventoryLevelRecord } from '../records.ts';

const MOST_SET = 1_000_000_000;
const MOST_ADJUSTED = 2_000_000_000;
const ADJUSTABLE = ['available', 'damaged', 'incoming', 'quality_control', 'reserved', 'safety_stock'];

interface Place {
	inventoryItemId: string;
	locationId: string;
	/** Absent and null are not the same: the vendor demands the field. */
	changeFromQuantity?: number | null;
}

interface SetInput {
	name: string;
	reason: string;
	referenceDocumentUri?: string | null;
	quantities: (Place & { quantity: number })[];
}

interface AdjustInput {
	name: string;
	reason: string;
	referenceDocumentUri?: string | null;
	changes: (Place & { delta: number; ledgerDocumentUri?: string | null })[];
}

interface Move {
	inventoryItemId: number;
	locationId: number;
	name: string;
	delta: number;
}

interface Payload {
	inventoryAdjustmentGroup: unknown;
	userErrors: UserError[];
}

const refuse = (...userErrors: UserError[]): Payload => ({ inventoryAdjustmentGroup: null, userErrors });

/** Errors of one entry: unknown ids, the wish to compare, bundles. */
function judgePlace(context: CallContext, list: string, index: number, place: Place): UserError | null {
	const at = (name: string) => ['input', list, String(index), name];
	const wrong = idError(context.shop, place, at);
	if (wrong) return wrong;
	if (!('changeFromQuantity' in place) && context.version >= '2026-04') {
		const message = 'The changeFromQuantity argument must be given to each quantity.';
		return userError(at('changeFromQuantity'), message, 'COMPARE_QUANTITY_REQUIRED');
	}
	return null;
}

function staleError(context: CallContext, name: string, place: Place, field: string[]): UserError | null {
	const wanted = place.changeFromQuantity ?? null;
	if (wanted === null || currentOf(context, name, place) === wanted) return null;
	const message = 'The changeFromQuantity argument no longer matches the persisted quantity.';
	return userError(field, message, 'CHANGE_FROM_QUANTITY_STALE');
}

function currentOf({ shop }: CallContext, name: string, place: Place): number {
	const { item, location } = idsOf(place);
	return levelAt(shop, item, location)?.quantities[name] ?? 0;
}

const idsOf = (place: Place) => ({
	item: numericId(place.inventoryItemId, 'InventoryItem') ?? 0,
	location: numericId(place.locationId, 'Location') ?? 0,
});

/** All or nothing: nothing is written unless every entry is right. */
function apply(
	{ shop, app }: CallContext,
	moves: Move[],
	{ reason, referenceDocumentUri }: SetInput | AdjustInput,
): Payload {
	const real = moves.filter(({ delta }) => delta !== 0);
	const changes = real.map((move) => {
		const level = stockedAt(shop, move.inventoryItemId, move.locationId);
		shiftLevel(shop, level, move.name, move.delta);
		return { level, move, after: level.quantities[move.name] ?? 0 };
	});
	for (const { inventoryItemId, locationId } of moves) stockedAt(shop, inventoryItemId, locationId);
	for (const level of new Set(changes.map((change) => change.level))) announce(shop, level);
	if (changes.length === 0) return { inventoryAdjustmentGroup: null, userErrors: [] };
	return {
		inventoryAdjustmentGroup: {
			id: shop.nextId('InventoryAdjustmentGroup'),
			createdAt: shop.now(),
			reason,
			referenceDocumentUri: referenceDocumentUri ?? null,
			app,
			changes: changes.map(({ level, move, after }) => ({
				name: move.name,
				delta: move.delta,
				quantityAfterChange: after,
				item: shop.inventoryItems.get(level.inventoryItemId),
				location: shop.locations.get(level.locationId),
			})),
		},
		userErrors: [],
	};
}

const announce = (shop: CallContext['shop'], level: InventoryLevelRecord): void =>
	shop.emit(['INVENTORY_LEVELS_UPDATE'], level);

function setQuantities(context: CallContext, input: SetInput): Payload {
	const { name, quantities } = input;
	const general = [badReason(input.reason), badReference(input.referenceDocumentUri)].filter(
		(error) => error !== null,
	);
	if (!['available', 'on_hand'].includes(name)) {
		const message = "The quantity name must be either 'available' or 'on_hand'.";
		general.unshift(userError(['input', 'name'], message, 'INVALID_NAME'));
	}
	if (general.length > 0) return refuse(...general);
	const seen = new Set<string>();
	const errors = quantities.flatMap((entry, index) => {
		const at = (field: string) => ['input', 'quantities', String(index), field];
		const pair = `${entry.inventoryItemId} ${entry.locationId}`;
		if (seen.has(pair)) {
			const message = 'The combination of inventoryItemId and locationId must be unique.';
			return userError(at('inventoryItemId'), message, 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR');
		}
		seen.add(pair);
		const wrong = judgePlace(context, 'quantities', index, entry);
		if (wrong) return wrong;
		if (entry.quantity < 0)
			return userError(at('quantity'), "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE');
		if (entry.quantity > MOST_SET) {
			const message = "The total quantity can't be higher than 1,000,000,000.";
			return userError(at('quantity'), message, 'INVALID_QUANTITY_TOO_HIGH');
		}
		return staleError(context, name, entry, at('changeFromQuantity')) ?? [];
	});
	if (errors.length > 0) return refuse(...errors);
	const moves = quantities.map((entry) => ({
		...movePlace(entry),
		name,
		delta: entry.quantity - currentOf(context, name, entry),
	}));
	return apply(context, moves, input);
}

const movePlace = (place: Place) => {
	const { item, location } = idsOf(place);
	return { inventoryItemId: item, locationId: location };
};

function adjustQuantities(context: CallContext, input: AdjustInput): Payload {
	const { name, changes } = input;
	const general = [badReason(input.reason), badReference(input.referenceDocumentUri)].filter(
		(error) => error !== null,
	);
	if (!ADJUSTABLE.includes(name)) {
		general.unshift(
			userError(['input', 'name'], 'The specified quantity name is invalid.', 'INVALID_QUANTITY_NAME'),
		);
	}
	if (general.length > 0) return refuse(...general);
	const errors = changes.flatMap((entry, index) => {
		const at = (field: string) => ['input', 'changes', String(index), field];
		const wrong = judgePlace(context, 'changes', index, entry);
		if (wrong) return wrong;
		const ledger = ledgerError(name, entry.ledgerDocumentUri ?? null, at('ledgerDocumentUri'));
		if (ledger) return ledger;
		const after = currentOf(context, name, entry) + entry.delta;
		if (!isWithin(after, MOST_ADJUSTED)) {
			const code = after > 0 ? 'INVALID_QUANTITY_TOO_HIGH' : 'INVALID_QUANTITY_TOO_LOW';
			return userError(at('delta'), 'The quantity is out of range.', code);
		}
		return staleError(context, name, entry, at('changeFromQuantity')) ?? [];
	});
	if (errors.length > 0) return refuse(...errors);
	const moves = changes.map((entry) => ({ ...movePlace(entry), name, delta: entry.delta }));
	return apply(context, moves, input);
}

function ledgerError(name: string, uri: string | null, field: string[]): UserError | null {
	if (name === 'available') {
		const message = 'A ledger document URI is not allowed when adjusting available.';
		return uri === null ? null : userError(field, message, 'INVALID_AVAILABLE_DOCUMENT');
	}
	const message = 'A ledger document URI is required except when adjusting available.';
	return uri === null ? userError(field, message, 'INVALID_QUANTITY_DOCUMENT') : null;
}

/** Both demand a key of idempotency. */
const withKey =
	<T>(run: (context: CallContext, input: T) => Payload): Resolver =>
	(_: unknown, args: { input: T }, context: CallContext, info: GraphQLResolveInfo) =>
		idempotently(context, info, args, refuse, () => run(context, args.input));

export const inventoryMutations: Record<string, Resolver> = {
	inventorySetQuantities: withKey(setQuantities),
	inventoryAdjustQuantities: withKey(adjustQuantities),
	inventoryActivate: activate,
	inventoryItemUpdate: updateItem,
};
