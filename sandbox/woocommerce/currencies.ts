/** Code -> name and symbol of those that a shop here may have; the vendor knows all of the world. */
export const CURRENCIES: Record<string, { name: string; symbol: string }> = {
	AUD: { name: 'Australian dollar', symbol: '&#36;' },
	BGN: { name: 'Bulgarian lev', symbol: '&#1083;&#1074;.' },
	CAD: { name: 'Canadian dollar', symbol: '&#36;' },
	CHF: { name: 'Swiss franc', symbol: '&#67;&#72;&#70;' },
	CZK: { name: 'Czech koruna', symbol: '&#75;&#269;' },
	DKK: { name: 'Danish krone', symbol: 'kr.' },
	EUR: { name: 'Euro', symbol: '&euro;' },
	GBP: { name: 'Pound sterling', symbol: '&pound;' },
	HUF: { name: 'Hungarian forint', symbol: '&#70;&#116;' },
	ISK: { name: 'Icelandic króna', symbol: 'kr.' },
	JPY: { name: 'Japanese yen', symbol: '&yen;' },
	NOK: { name: 'Norwegian krone', symbol: '&#107;&#114;' },
	PLN: { name: 'Polish złoty', symbol: '&#122;&#322;' },
	RON: { name: 'Romanian leu', symbol: 'lei' },
	SEK: { name: 'Swedish krona', symbol: '&#107;&#114;' },
	USD: { name: 'United States (US) dollar', symbol: '&#36;' },
};
