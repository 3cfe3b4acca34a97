import type { Decimal } from '../model/primitives';
import type { FigureRule } from './stockFigure';
import type { Place } from './stockPlaces';

/** What a comparison reads of one row; null where the row does not tell. */
export interface StockRow {
	sku: string | null;
	quantity: Decimal | null;
	place: Place | null;
	/** false: the system ignores figures written to it. */
	managed: boolean;
}

export interface CompareRule {
	/** false: the SKU alone, quantities of several source places are summed. true: SKU and target place. */
	byPlace: boolean;
	/** Source place -> target place, both as written by the user. */
	places: ReadonlyMap<string, string>;
	ignoreCase: boolean;
	trim: boolean;
	/** Empty = all. */
	onlySkus: readonly string[];
	/** What becomes of target rows that the source does not have. */
	missing: 'ignore' | 'zero';
	figure: FigureRule;
	/** Smaller changes are left out, but never one from or to zero. */
	leastDifference: Decimal;
}

/** Rows are named by their index on their side: nothing else of them is kept. */
export interface StockChange {
	target: number;
	/** null: the source does not have it. */
	source: number | null;
	/** null: the target does not tell. */
	before: Decimal | null;
	after: Decimal;
	difference: Decimal | null;
}

export type LeftReason = 'noSku' | 'skuUnknown' | 'placeUnknown' | 'notAtPlace' | 'notManaged' | 'noQuantity';

export interface LeftRow {
	index: number;
	reason: LeftReason;
}

export interface DuplicateRow {
	side: 'source' | 'target';
	index: number;
	/** sameSku: twice at one place; severalPlaces: a target has it at several places and the place is not compared. */
	reason: 'sameSku' | 'severalPlaces';
}

export interface StockDifference {
	changed: StockChange[];
	/** Indexes of source rows. */
	unknownInTarget: LeftRow[];
	/** Indexes of target rows. */
	unknownInSource: LeftRow[];
	duplicates: DuplicateRow[];
	/** Target rows whose figure was compared, changed or not. */
	compared: number;
}
