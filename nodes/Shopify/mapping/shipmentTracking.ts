import type { Parcel } from '../../shared/model/shipment';
import type { WireTracking } from '../client/fulfillmentWire';

/** What Shopify calls a carrier of the warehouse. */
export interface CarrierName {
	company: string;
	/** Used when the warehouse gives no link; `{number}` stands for the tracking number. null: none. */
	trackingUrl: string | null;
}

/** By the warehouse's name or code of the carrier in small letters. Carriers that are not listed keep their name. */
export type CarrierNames = ReadonlyMap<string, CarrierName>;

/** FulfillmentTrackingInput: numbers and urls belong together by their position. */
export interface TrackingInput {
	company?: string;
	numbers: string[];
	urls?: string[];
}

interface Label {
	company: string | null;
	number: string;
	url: string | null;
}

export function trackingNumbers(parcels: readonly Parcel[]): string[] {
	const numbers = parcels.map(({ trackingNumber }) => trackingNumber?.trim() ?? '');
	return [...new Set(numbers.filter((number) => number !== ''))];
}

/** Whether a label is still to come. A shipment without any parcel waits for none. */
export function lacksTracking(parcels: readonly Parcel[]): boolean {
	return parcels.some(({ trackingNumber }) => (trackingNumber?.trim() ?? '') === '');
}

/** null: there is nothing to track. */
export function trackingOf(parcels: readonly Parcel[], carriers: CarrierNames): TrackingInput | null {
	return inputOf(parcels.flatMap((parcel) => labelOf(parcel, carriers) ?? []));
}

/** The tracking of a fulfillment with further parcels; what is there already stays. null: it has them all. */
export function trackingAdded(
	before: readonly WireTracking[],
	parcels: readonly Parcel[],
	carriers: CarrierNames,
): TrackingInput | null {
	const present = before.flatMap(({ company, number, url }) =>
		number === null ? [] : [{ company, number, url }],
	);
	const known = new Set(present.map(({ number }) => number));
	const added = parcels
		.flatMap((parcel) => labelOf(parcel, carriers) ?? [])
		.filter(({ number }) => !known.has(number));
	return added.length === 0 ? null : inputOf([...present, ...added]);
}

/** For people: "DHL 00340434, 00340435". */
export function trackingText(tracking: TrackingInput | null): string | null {
	if (tracking === null) return null;
	return [tracking.company ?? '', tracking.numbers.join(', ')].filter((part) => part !== '').join(' ');
}

export function textOfTracking(tracking: readonly WireTracking[]): string | null {
	const labels = tracking.flatMap(({ company, number, url }) =>
		number === null ? [] : [{ company, number, url }],
	);
	return trackingText(inputOf(labels));
}

function labelOf(parcel: Parcel, carriers: CarrierNames): Label | null {
	const number = parcel.trackingNumber?.trim() ?? '';
	if (number === '') return null;
	const carrier = parcel.carrier?.trim() ?? '';
	const known = carriers.get(carrier.toLowerCase());
	const template = known?.trackingUrl ?? null;
	const made = template === null ? null : template.replaceAll('{number}', encodeURIComponent(number));
	return {
		company: known?.company ?? (carrier === '' ? null : carrier),
		number,
		url: webAddress(parcel.trackingUrl) ?? webAddress(made),
	};
}

/** Shopify takes one company for all numbers, and pairs links with numbers by position: those with a link come first. */
function inputOf(labels: readonly Label[]): TrackingInput | null {
	const single = labels.filter(
		(label, index) => labels.findIndex(({ number }) => number === label.number) === index,
	);
	if (single.length === 0) return null;
	const sorted = [...single.filter(({ url }) => url !== null), ...single.filter(({ url }) => url === null)];
	const companies = [...new Set(sorted.map(({ company }) => company).filter((company) => company !== null))];
	const urls = sorted.map(({ url }) => url).filter((url) => url !== null);
	return {
		...(companies.length === 0 ? {} : { company: companies.join(', ') }),
		numbers: sorted.map(({ number }) => number),
		...(urls.length === 0 ? {} : { urls }),
	};
}

function webAddress(text: string | null): string | null {
	const typed = text?.trim() ?? '';
	return /^https?:\/\//i.test(typed) && URL.canParse(typed) ? typed : null;
}
