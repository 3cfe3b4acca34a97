import { dateTime, key, keyOfWhole, optionalText, quantity, someText, system } from './fields';
import type { DateTimeText, Decimal, SystemId } from './primitives';
import { checkRecord, type RecordCheck } from './record';
import { about, anything, listOf, nullable, objectOf, oneOf, yesOrNo } from './shape';
import { locationShape, type Location } from './stock';

export interface ReturnLine {
	/** The shop's line id, as the warehouse got it with the order. */
	orderLineId: string | null;
	productId: string | null;
	sku: string | null;
	quantity: Decimal;
	/** Whether the goods went back into sellable stock. */
	accepted: boolean;
	/** Why they came back or were refused, in the warehouse's words. */
	reason: string | null;
	notes: string | null;
}

/** Goods of one order that came back to a warehouse. JSON Schema: docs/model/return.schema.json. */
export interface Return {
	kind: 'return';
	/** Idempotency key of this return: `<system>:<account>:<id>`. */
	key: string;
	system: SystemId;
	account: string;
	id: string;
	number: string | null;
	/** Key of the shop's order; null when the system does not keep it. */
	orderKey: string | null;
	/** Id of the order in the system that the return comes from. */
	orderId: string | null;
	orderNumber: string | null;
	receivedAt: DateTimeText | null;
	location: Location | null;
	lines: ReturnLine[];
	/** The vendor's raw object, untouched. */
	source: unknown;
}

const returnLine = objectOf<ReturnLine>({
	orderLineId: about("The shop's line id, as the warehouse got it with the order.", optionalText),
	productId: optionalText,
	sku: optionalText,
	quantity,
	accepted: about('Whether the goods went back into sellable stock.', yesOrNo),
	reason: about("Why they came back or were refused, in the warehouse's words.", optionalText),
	notes: optionalText,
});

export const returnShape = objectOf<Return>({
	kind: oneOf(['return']),
	key: about('Idempotency key of this return: <system>:<account>:<id>.', keyOfWhole),
	system,
	account: someText,
	id: someText,
	number: optionalText,
	orderKey: about("Key of the shop's order; null when the system does not keep it.", nullable(key)),
	orderId: about('Id of the order in the system that the return comes from.', optionalText),
	orderNumber: optionalText,
	receivedAt: nullable(dateTime),
	location: nullable(locationShape),
	lines: listOf(returnLine),
	source: about("The vendor's raw object, untouched.", anything),
});

export function checkReturn(value: unknown): RecordCheck<Return> {
	return checkRecord(returnShape, value);
}
