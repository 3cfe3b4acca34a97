import * as fc from 'fast-check';

import { dateFromTags, datePattern, type DateReading } from '../../../nodes/shared/rules/deliveryDate';

function reader(pattern: string): (text: string) => DateReading {
	const made = datePattern(pattern);
	if (!made.ok) throw new Error(made.message);
	return made.read;
}

const anyDay = fc
	.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('a delivery date in a tag', () => {
	const read = reader('Lieferung: YYYY-MM-DD');

	it.each([
		'Lieferung: 2026-03-02',
		'lieferung:2026-03-02',
		'LIEFERUNG  :   2026-03-02 ',
		' Lieferung: 2026 - 03 - 02',
	])('is read from %p', (tag) => expect(read(tag)).toEqual({ kind: 'date', date: '2026-03-02' }));

	it.each([
		'Lieferung: 2026-02-30',
		'Lieferung: 2026-13-01',
		'Lieferung: 2026-00-10',
		'Lieferung: 2027-02-29',
	])('is refused in %p, a day that does not exist', (tag) => expect(read(tag)).toEqual({ kind: 'invalid' }));

	it.each(['Lieferung: 24.12.2026', 'Lieferung: 2026-3-2', 'Lieferung: 26-03-02', 'Lieferung: 20260302'])(
		'is refused in %p, another form',
		(tag) => expect(read(tag)).toEqual({ kind: 'invalid' }),
	);

	it.each([
		'Lieferung',
		'Lieferung: morgen',
		'express',
		'2026-03-02',
		'Lieferung: 2026-03-02 vormittags',
		'Keine Lieferung: 2026-03-02',
		'',
	])('is not seen in %p', (tag) => expect(read(tag)).toEqual({ kind: 'other' }));

	it('is the earliest when several tags name one', () => {
		const tags = ['Lieferung: 2026-12-24', 'express', 'lieferung: 2026-12-20', 'Lieferung: 2026-02-30'];
		expect(dateFromTags(tags, read)).toEqual({ date: '2026-12-20', invalidTags: ['Lieferung: 2026-02-30'] });
		expect(dateFromTags(['express'], read)).toEqual({ date: null, invalidTags: [] });
	});

	it.each([
		['Ship on DD.MM.YYYY', 'ship on 02.03.2026'],
		['MM/DD/YYYY', '03/02/2026'],
		['YYYYMMDD', '20260302'],
		['delivery (DD-MM-YYYY)', 'Delivery (02-03-2026)'],
		['COMMENT DD MM YYYY', 'comment 02 03 2026'],
		['Szállítás: YYYY.MM.DD.', 'szállítás: 2026.03.02.'],
		['配達 YYYY年MM月DD日', '配達2026年03月02日'],
		['a.b|c* YYYY-MM-DD', 'a.b|c* 2026-03-02'],
	])('follows the pattern %p', (pattern, tag) => {
		expect(reader(pattern)(tag)).toEqual({ kind: 'date', date: '2026-03-02' });
	});

	it('takes text of a pattern as text, not as an expression', () => {
		expect(reader('a.b YYYY-MM-DD')('axb 2026-03-02')).toEqual({ kind: 'other' });
	});

	it('does not take just any number for a date when the pattern has no words', () => {
		expect(reader('YYYYMMDD')('12345')).toEqual({ kind: 'other' });
		expect(reader('YYYYMMDD')('20261301')).toEqual({ kind: 'invalid' });
	});

	it.each([
		'',
		'Lieferung',
		'Lieferung: YYYY-MM',
		'YYYY-MM-DD YYYY',
		'YYYY-MM-MM',
		'TYYYY-MM-DD',
		'yyyy-mm-dd',
	])('cannot be asked for by %p', (pattern) => {
		const made = datePattern(pattern);
		expect(made.ok ? '' : made.message).toContain('needs YYYY, MM and DD once each');
	});

	it('is found again however it was written', () => {
		const order = fc.constantFrom('YYYY MM DD', 'DD MM YYYY', 'MM DD YYYY');
		const words = fc
			.string({ maxLength: 12, unit: 'grapheme' })
			.filter((text) => !/[A-Z0-9\p{L}]/iu.test(text) || !/[ymd0-9]/i.test(text));
		const separator = fc.constantFrom('-', '.', '/', ' ', ': ');
		fc.assert(
			fc.property(anyDay, order, words, separator, fc.boolean(), (date, parts, word, between, spaced) => {
				const pattern = `${word} ${parts.split(' ').join(between)}`;
				const [year = '', month = '', day = ''] = date.split('-');
				const written = pattern.replace('YYYY', year).replace('MM', month).replace('DD', day);
				const tag = spaced ? ` ${written.replaceAll(' ', '  ')} ` : written.replaceAll(' ', '');
				expect(reader(pattern)(tag)).toEqual({ kind: 'date', date });
			}),
		);
	});

	it('is never made up', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.oneof(
						fc.string(),
						anyDay.map((day) => `Lieferung: ${day}`),
					),
				),
				(tags) => {
					const { date } = dateFromTags(tags, read);
					expect(date === null || tags.some((tag) => tag.includes(date))).toBe(true);
				},
			),
		);
	});
});
