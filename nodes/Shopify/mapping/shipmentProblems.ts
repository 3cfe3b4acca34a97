import type { Problem, Reason } from '../../shared/model/outcome';
import type { Parcel } from '../../shared/model/shipment';
import type { WireFulfillmentOrder } from '../client/fulfillmentWire';

// What a shop owner reads when a shipment cannot become a fulfillment.

export function onHold(order: string, piece: WireFulfillmentOrder): Problem {
	const [hold] = piece.fulfillmentHolds;
	const why = hold === undefined ? '' : ` (${hold.reasonNotes ?? hold.reason})`;
	return problem(
		'onHold',
		`Order ${order} was not fulfilled: it is on hold at ${piece.assignedLocation.name}${why}`,
		'Release the hold in the shop admin, or set On Hold to Release the Hold.',
		true,
	);
}

export function notFulfillable(order: string, piece: WireFulfillmentOrder): Problem {
	const { status, assignedLocation, fulfillAt } = piece;
	const when = status === 'SCHEDULED' && fulfillAt !== null ? ` for ${fulfillAt}` : '';
	return problem(
		'notFulfillable',
		`Order ${order} was not fulfilled: its fulfillment order at ${assignedLocation.name} is ${status.toLowerCase()}${when} and cannot be fulfilled by this app`,
		'Open it in the shop admin, or give the app the scopes write_merchant_managed_fulfillment_orders and write_third_party_fulfillment_orders.',
		status === 'SCHEDULED',
	);
}

export function nothingRemaining(order: string): Problem {
	return problem(
		'nothingRemaining',
		`Order ${order} was not fulfilled: nothing of what was shipped remains to be fulfilled there`,
		'The goods were taken off the order, refunded or moved to another location after they had been shipped. Correct the order in the shop admin.',
	);
}

export function unknownLine(order: string, lines: readonly string[]): Problem {
	return problem(
		'unknownLine',
		`Order ${order} was not fulfilled: it has no ${lines.join(', ')}`,
		'The line was taken off the order or added in the warehouse. Set Unknown Lines to Leave Out to fulfill the rest.',
	);
}

export function brokenQuantity(order: string, lines: readonly string[]): Problem {
	return problem(
		'brokenQuantity',
		`Order ${order} was not fulfilled: Shopify counts whole units only, ${lines.join(', ')} has a broken quantity`,
		'Correct the quantity in the warehouse.',
	);
}

export function noPiece(order: string, part: number | null): Problem {
	const what = part === null ? 'no fulfillment order that this app can see' : `no piece ${part}`;
	return problem(
		'noFulfillmentOrder',
		`Order ${order} was not fulfilled: it has ${what}`,
		'Check the scopes read_merchant_managed_fulfillment_orders and read_third_party_fulfillment_orders of the app.',
	);
}

export function earlierFailed(order: string, shipment: string): Problem {
	return problem(
		'earlierShipmentFailed',
		`Order ${order} was not fulfilled: shipment ${shipment} of the same goods comes first and failed`,
		'Solve what is said there, then run both again.',
		true,
	);
}

export function earlierWaits(order: string, shipment: string): Reason {
	return {
		code: 'earlierShipmentWaits',
		message: `Order ${order}: shipment ${shipment} of the same goods comes first and waits for its tracking number`,
	};
}

export function noTrackingYet(order: string, parcels: readonly Parcel[]): Reason {
	const why = parcels.map(({ labelProblem }) => labelProblem ?? '').find((text) => text !== '');
	return {
		code: 'noTrackingYet',
		message: `Order ${order}: a parcel has no tracking number yet${why === undefined ? '' : `: ${why}`}`,
	};
}

export function nothingShipped(order: string): Reason {
	return { code: 'nothingShipped', message: `Order ${order}: the shipment has no goods` };
}

export function onlyPartly(order: string, units: number): Reason {
	return {
		code: 'onlyPartly',
		message: `Order ${order}: ${units} more were shipped than remain to be fulfilled; the rest was fulfilled`,
	};
}

export function otherTracking(order: string, numbers: readonly string[]): Reason {
	return {
		code: 'otherTracking',
		message: `Order ${order}: these goods are fulfilled already under other tracking numbers (${numbers.join(', ')})`,
	};
}

/** Shopify's own words on a mutation; they have no code. */
export function refused(what: string, vendorMessage: string, httpStatus = 200): Problem {
	const closed = /unfulfillable status|closed/i.test(vendorMessage);
	const held = /hold/i.test(vendorMessage);
	const hint = closed
		? 'Somebody else may have fulfilled it meanwhile. Run it again: what is done already is found.'
		: held
			? 'Release the hold in the shop admin, or set On Hold to Release the Hold.'
			: null;
	return {
		code: closed ? 'closed' : held ? 'onHold' : 'refused',
		message: `${what}: ${vendorMessage}`,
		hint,
		vendorMessage,
		httpStatus,
		retryable: closed,
	};
}

export function changedMeanwhile(order: string): Problem {
	return problem(
		'changedMeanwhile',
		`Order ${order} changed in the shop while it was being fulfilled`,
		'Run it again: what is done already is found.',
		true,
	);
}

function problem(code: string, message: string, hint: string, retryable = false): Problem {
	return { code, message, hint, vendorMessage: null, httpStatus: null, retryable };
}
