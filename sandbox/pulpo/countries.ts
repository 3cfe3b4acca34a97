import type { Country } from './records.ts';

/** Name, alpha-2, alpha-3, ISO numeric. Enough of the world for trying; admin `seed` adds others. */
const ROWS = `
Argentina AR ARG 032|Australia AU AUS 036|Austria AT AUT 040|Belgium BE BEL 056|Brazil BR BRA 076|Bulgaria BG BGR 100
Canada CA CAN 124|Chile CL CHL 152|China CN CHN 156|Croatia HR HRV 191|Cyprus CY CYP 196|Czechia CZ CZE 203
Denmark DK DNK 208|Estonia EE EST 233|Finland FI FIN 246|France FR FRA 250|Germany DE DEU 276|Greece GR GRC 300
Hungary HU HUN 348|Iceland IS ISL 352|India IN IND 356|Ireland IE IRL 372|Israel IL ISR 376|Italy IT ITA 380|Japan JP JPN 392
Korea, Republic of KR KOR 410|Latvia LV LVA 428|Liechtenstein LI LIE 438|Lithuania LT LTU 440|Luxembourg LU LUX 442
Malta MT MLT 470|Mexico MX MEX 484|Monaco MC MCO 492|Netherlands NL NLD 528|New Zealand NZ NZL 554|Norway NO NOR 578
Poland PL POL 616|Portugal PT PRT 620|Romania RO ROU 642|Serbia RS SRB 688|Singapore SG SGP 702|Slovakia SK SVK 703
Slovenia SI SVN 705|South Africa ZA ZAF 710|Spain ES ESP 724|Sweden SE SWE 752|Switzerland CH CHE 756|Turkey TR TUR 792
Ukraine UA UKR 804|United Arab Emirates AE ARE 784|United Kingdom GB GBR 826|United States US USA 840
`;

export const knownCountries: Array<Omit<Country, 'id' | 'inserted_at' | 'updated_at'>> = ROWS.trim()
	.split(/[\n|]/)
	.map((row) => {
		const words = row.split(' ');
		const [alpha_2 = '', alpha_3 = '', country_code = ''] = words.slice(-3);
		return {
			country_name: words.slice(0, -3).join(' '),
			alpha_2,
			alpha_3,
			country_code,
			iso_3166_2: `ISO 3166-2:${alpha_2}`,
		};
	});
