import { dateTime, key, keyOfWhole, optionalText, quantity, someText, system } from './fields';
import type { DateTimeText, Decimal, SystemId } from './primitives';
import { checkRecord, type RecordCheck } from './record';
import { about, anything, listOf, nullable, objectOf, oneOf, recordOf, text, yesOrNo } from './shape';
import { locationShape, type Location } from './stock';

export const SHIPMENT_STATUSES = [
	'open',
	'packed',
	'shipped',
	'delivered',
	'cancelled',
	'failed',
	'unknown',
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

export interface ShipmentLine {
	/** The shop's line id, as the warehouse got it with the order. */
	orderLineId: string | null;
	productId: string | null;
	sku: string | null;
	name: string | null;
	quantity: Decimal;
	lotNumbers: string[];
	serialNumbers: string[];
}

/** One box with one label. */
export interface Parcel {
	id: string | null;
	/** Name of the carrier as the sender knows it, such as "DHL". */
	carrier: string | null;
	service: string | null;
	/** null or absent until the label exists. */
	trackingNumber: string | null;
	trackingUrl: string | null;
	weightGrams: Decimal | null;
	/** What lies in this box; null when the system does not tell. */
	lines: ShipmentLine[] | null;
	/** Why the box has no label, in the sender's words; null or absent when nothing is wrong. */
	labelProblem?: string | null;
}

/** What was sent of one line of the order, over all its shipments up to and including this one. */
export interface ShippedLine {
	orderLineId: string | null;
	sku: string | null;
	quantity: Decimal;
}

/** What left a warehouse for one order; an order may have several. JSON Schema: docs/model/shipment.schema.json. */
export interface Shipment {
	kind: 'shipment';
	/** Idempotency key of this shipment: `<system>:<account>:<id>`. */
	key: string;
	system: SystemId;
	account: string;
	id: string;
	number: string | null;
	/** Key of the shop's order that it belongs to; null when the system does not keep it. */
	orderKey: string | null;
	/** Id of the order in the system that the shipment comes from. */
	orderId: string | null;
	orderNumber: string | null;
	status: ShipmentStatus;
	/** true: nothing of the order remains to be sent; null: not known. */
	completesOrder: boolean | null;
	shippedAt: DateTimeText | null;
	location: Location | null;
	lines: ShipmentLine[];
	parcels: Parcel[];
	/**
	 * Everything of the warehouse's order that was sent up to and including this shipment (shipments by end time, then id).
	 * Makes writing a shipment into a shop harmless to repeat. null or absent: not known.
	 */
	shippedSoFar?: ShippedLine[] | null;
	attributes: Record<string, string>;
	/** The vendor's raw object, untouched. */
	source: unknown;
}

const shipmentLine = objectOf<ShipmentLine>({
	orderLineId: about("The shop's line id, as the warehouse got it with the order.", optionalText),
	productId: optionalText,
	sku: optionalText,
	name: optionalText,
	quantity,
	lotNumbers: listOf(text()),
	serialNumbers: listOf(text()),
});

const parcel = objectOf<Parcel>(
	{
		id: optionalText,
		carrier: about('As the sender knows it, such as "DHL".', optionalText),
		service: optionalText,
		trackingNumber: about('null until the label exists.', nullable(someText)),
		trackingUrl: optionalText,
		weightGrams: nullable(quantity),
		lines: about(
			'What lies in this box; null when the system does not tell.',
			nullable(listOf(shipmentLine)),
		),
		labelProblem: about('Why the box has no label; null or absent when nothing is wrong.', optionalText),
	},
	['labelProblem'],
);

const shippedLine = objectOf<ShippedLine>({ orderLineId: optionalText, sku: optionalText, quantity });

export const shipmentShape = objectOf<Shipment>(
	{
		kind: oneOf(['shipment']),
		key: about('Idempotency key of this shipment: <system>:<account>:<id>.', keyOfWhole),
		system,
		account: someText,
		id: someText,
		number: optionalText,
		orderKey: about("Key of the shop's order; null when the system does not keep it.", nullable(key)),
		orderId: about('Id of the order in the system that the shipment comes from.', optionalText),
		orderNumber: optionalText,
		status: oneOf(SHIPMENT_STATUSES),
		completesOrder: about(
			'Whether nothing of the order remains to be sent; null when not known.',
			nullable(yesOrNo),
		),
		shippedAt: nullable(dateTime),
		location: nullable(locationShape),
		lines: listOf(shipmentLine),
		parcels: listOf(parcel),
		shippedSoFar: about(
			"Everything of the warehouse's order that was sent up to and including this shipment; null or absent when not known.",
			nullable(listOf(shippedLine)),
		),
		attributes: recordOf(text()),
		source: about("The vendor's raw object, untouched.", anything),
	},
	['shippedSoFar'],
);

export function checkShipment(value: unknown): RecordCheck<Shipment> {
	return checkRecord(shipmentShape, value);
}
