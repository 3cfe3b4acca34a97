import type { Warehouse } from '../records.ts';

/** Every warehouse has one location of each kind. */
export const PLACES = ['storage', 'reception', 'returned', 'packed'] as const;
export type Place = (typeof PLACES)[number];

const TYPE_NAMES: Record<Place, string> = {
	storage: 'Storage',
	reception: 'Reception',
	returned: 'Return',
	packed: 'Packing',
};
const CODES: Record<Place, string> = {
	storage: 'A-01-01',
	reception: 'REC-01',
	returned: 'RETURN',
	packed: 'PACK-01',
};

export const locationTypes = PLACES.map((place, index) => ({
	id: index + 1,
	name: TYPE_NAMES[place],
	inserted_at: '2026-01-01T00:00:00',
	updated_at: '2026-01-01T00:00:00',
}));

const PER_WAREHOUSE = 100;

export const locationOf = (warehouseId: number, place: Place): number =>
	warehouseId * PER_WAREHOUSE + PLACES.indexOf(place) + 1;

/** The place behind a location of this warehouse. */
export const placeAt = (warehouseId: number, locationId: unknown): Place | undefined =>
	PLACES.find((place) => locationOf(warehouseId, place) === locationId);

export interface Location {
	id: number;
	code: string;
	active: boolean;
	location_type_id: number;
	warehouse_id: number;
	inserted_at: string;
	updated_at: string;
}

export const locationsOf = (warehouse: Warehouse): Location[] =>
	PLACES.map((place, index) => ({
		id: locationOf(warehouse.id, place),
		code: CODES[place],
		active: true,
		location_type_id: index + 1,
		warehouse_id: warehouse.id,
		inserted_at: warehouse.inserted_at,
		updated_at: warehouse.updated_at,
	}));
