import type { InventoryLevelRecord } from './catalogRecords.ts';

/** All stock levels by id, with the levels of each inventory item at hand. */
export class InventoryLevels extends Map<number, InventoryLevelRecord> {
	private readonly byItem = new Map<number, InventoryLevelRecord[]>();

	override set(id: number, level: InventoryLevelRecord): this {
		this.delete(id);
		const levels = this.byItem.get(level.inventoryItemId);
		if (levels) levels.push(level);
		else this.byItem.set(level.inventoryItemId, [level]);
		return super.set(id, level);
	}

	override delete(id: number): boolean {
		const level = this.get(id);
		if (!level) return false;
		const others = this.ofItem(level.inventoryItemId).filter((other) => other.id !== id);
		this.byItem.set(level.inventoryItemId, others);
		return super.delete(id);
	}

	override clear(): void {
		this.byItem.clear();
		super.clear();
	}

	ofItem(inventoryItemId: number): InventoryLevelRecord[] {
		return this.byItem.get(inventoryItemId) ?? [];
	}
}
