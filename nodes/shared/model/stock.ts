import { amount, dateTime, keyOfWhole, optionalText, someText, system } from './fields';
import type { DateTimeText, Decimal, SystemId } from './primitives';
import { checkRecord, type RecordCheck } from './record';
import { about, anything, nullable, objectOf, oneOf, yesOrNo, type Shape } from './shape';

/** A warehouse, shop location or stock slot. */
export interface Location {
	id: string;
	name: string | null;
}

/**
 * Stock of one product at one place. JSON Schema: docs/model/stock.schema.json.
 * Figures that the system does not tell are null; all of them may be negative.
 */
export interface StockLevel {
	kind: 'stockLevel';
	/** Of the product or variant; together with location.id it names one level. */
	key: string;
	system: SystemId;
	account: string;
	/** Id of the variant where there is one, else of the product. */
	id: string;
	productId: string;
	variantId: string | null;
	sku: string | null;
	barcode: string | null;
	name: string | null;
	/** null: all places together, or the system knows only one. */
	location: Location | null;
	/** What can be promised to the next buyer: on hand minus what open orders need. */
	available: Decimal | null;
	/** What lies there, goods of open orders included. */
	onHand: Decimal | null;
	/** Needed by open orders. */
	reserved: Decimal | null;
	/** Ordered from suppliers. */
	incoming: Decimal | null;
	/** There, but not for sale: damaged, returned, blocked. */
	blocked: Decimal | null;
	/** false: the system does not count this product's stock and ignores figures written to it. */
	managed: boolean;
	updatedAt: DateTimeText | null;
	/** The vendor's raw object, untouched. */
	source: unknown;
}

export const locationShape: Shape<Location> = objectOf<Location>({ id: someText, name: optionalText });

export const stockLevelShape = objectOf<StockLevel>({
	kind: oneOf(['stockLevel']),
	key: about('Of the product or variant; together with location.id it names one level.', keyOfWhole),
	system,
	account: someText,
	id: about("The variant's id where there is one, else the product's.", someText),
	productId: someText,
	variantId: optionalText,
	sku: optionalText,
	barcode: optionalText,
	name: optionalText,
	location: about('null: all places together, or the system knows only one.', nullable(locationShape)),
	available: about('On hand minus what open orders need.', nullable(amount)),
	onHand: about('What lies there, goods of open orders included.', nullable(amount)),
	reserved: about('Needed by open orders.', nullable(amount)),
	incoming: about('Ordered from suppliers.', nullable(amount)),
	blocked: about('There, but not for sale: damaged, returned, blocked.', nullable(amount)),
	managed: about('Whether the system counts the stock of this product.', yesOrNo),
	updatedAt: nullable(dateTime),
	source: about("The vendor's raw object, untouched.", anything),
});

export function checkStockLevel(value: unknown): RecordCheck<StockLevel> {
	return checkRecord(stockLevelShape, value);
}
