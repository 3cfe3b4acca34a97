import { idError } from './inventoryRules.ts';
import { levelAt, shiftLevel, stockedAt } from '../catalogStock.ts';
import { userError } from '../context.ts';
import { numericId } from '../gid.ts';
import { idempotently } from '../idempotency.ts';
import type { CallContext, Resolver, UserError } from '../context.ts';

interface ActivateArgs {
	inventoryItemId: string;
	locationId: string;
	available?: number | null;
	onHand?: number | null;
}

const refuse = (...userErrors: UserError[]) => ({ inventoryLevel: null as unknown, userErrors });

/** A level that is there already keeps its quantities. */
function activateItem({ shop }: CallContext, args: ActivateArgs) {
	const wrong = idError(shop, args, (field) => [field]);
	if (wrong) return refuse(userError(wrong.field, wrong.message));
	const item = numericId(args.inventoryItemId, 'InventoryItem') ?? 0;
	const location = numericId(args.locationId, 'Location') ?? 0;
	const isNew = levelAt(shop, item, location) === undefined;
	const level = stockedAt(shop, item, location);
	if (isNew) {
		if (args.onHand) shiftLevel(shop, level, 'on_hand', args.onHand);
		else if (args.available) shiftLevel(shop, level, 'available', args.available);
		shop.emit(['INVENTORY_LEVELS_CONNECT'], level);
	}
	return { inventoryLevel: level as unknown, userErrors: [] as UserError[] };
}

export const activate: Resolver = (_: unknown, args: ActivateArgs, context: CallContext, info) =>
	idempotently(context, info, args, refuse, () => activateItem(context, args));

interface ItemInput {
	tracked?: boolean | null;
	cost?: string | null;
	requiresShipping?: boolean | null;
}

export const updateItem: Resolver = (
	_: unknown,
	{ id, input }: { id: string; input: ItemInput },
	{ shop }: CallContext,
) => {
	const item = shop.inventoryItems.get(numericId(id, 'InventoryItem') ?? 0);
	if (!item)
		return { inventoryItem: null, userErrors: [userError(['id'], 'Inventory item does not exist.')] };
	if (typeof input.tracked === 'boolean') item.tracked = input.tracked;
	if (typeof input.requiresShipping === 'boolean') item.requiresShipping = input.requiresShipping;
	if (input.cost !== undefined) item.unitCost = input.cost;
	item.updatedAt = shop.now();
	shop.emit(['INVENTORY_ITEMS_UPDATE'], item);
	return { inventoryItem: item, userErrors: [] };
};
