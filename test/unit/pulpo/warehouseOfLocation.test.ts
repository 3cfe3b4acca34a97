import { locationMap, WarehouseBook } from '../../../nodes/Pulpo/rooms/warehouseOfLocation';

const mapOf = (list: unknown, text: unknown): Array<[string, number]> => {
	const map = locationMap(list, text);
	if (!map.ok) throw new Error(map.message);
	return [...map.mapped];
};

it('reads one location per line, and takes the last equals sign for the one that counts', () => {
	expect(mapOf({}, ' Main Street = 42 \n\n1=1 Shop= 43\r\n901 =44')).toEqual([
		['main street', 42],
		['1=1 shop', 43],
		['901', 44],
	]);
});

it('lets the list count where both name a location', () => {
	const list = {
		pair: [
			{ location: 'Main street', warehouseId: 50 },
			{ location: '', warehouseId: 51 },
		],
	};
	expect(mapOf(list, 'Main Street = 42')).toEqual([['main street', 50]]);
});

it.each(['Main Street', 'Main Street = Berlin', '= 42', 'Main Street ='])(
	'refuses a line that names no warehouse: %s',
	(line) => {
		expect(locationMap({}, `Other = 1\n${line}`)).toEqual({
			ok: false,
			message: `"${line}" does not tell the warehouse of a location`,
		});
	},
);

it('prefers the id of a location over its name', () => {
	const mapped = new Map([
		['901', 42],
		['main street', 43],
	]);
	const book = new WarehouseBook({ from: 'location', mapped, withoutLocation: null });
	expect(book.placeOf({ id: '901', name: 'Main Street' })).toEqual({ kind: 'warehouse', id: 42 });
	expect(book.placeOf({ id: '902', name: ' MAIN street' })).toEqual({ kind: 'warehouse', id: 43 });
	expect(book.placeOf({ id: '903', name: null })).toEqual({ kind: 'notMapped' });
	expect(book.placeOf(null)).toEqual({ kind: 'noLocation' });
});
