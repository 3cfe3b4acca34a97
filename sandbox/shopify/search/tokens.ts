export type Comparator = '' | '>' | '>=' | '<' | '<=';

export interface Term {
	/** null = a bare word. */
	field: string | null;
	comparator: Comparator;
	value: string;
	quoted: boolean;
}

export type Token = { type: '(' | ')' | 'AND' | 'OR' | 'NOT' } | { type: 'term'; term: Term };

const WORDS = ['AND', 'OR', 'NOT'] as const;
const QUOTES = ["'", '"'];

/** docs/vendors/shopify.md, "Search". */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < text.length) {
		const char = text[at] ?? '';
		if (/\s/.test(char)) at += 1;
		else if (char === '(' || char === ')') {
			tokens.push({ type: char });
			at += 1;
		} else if (char === '-' && /\S/.test(text[at + 1] ?? '')) {
			tokens.push({ type: 'NOT' });
			at += 1;
		} else {
			const { token, end } = readWord(text, at);
			tokens.push(token);
			at = end;
		}
	}
	return tokens;
}

function readWord(text: string, start: number): { token: Token; end: number } {
	if (QUOTES.includes(text[start] ?? '')) {
		const { value, end } = readQuoted(text, start);
		return { token: { type: 'term', term: { field: null, comparator: '', value, quoted: true } }, end };
	}
	const [head = '', field, comparator = ''] =
		/^([A-Za-z_][\w.-]*):(<=|>=|<|>|=)?\s*/.exec(text.slice(start)) ?? [];
	if (field !== undefined && QUOTES.includes(text[start + head.length] ?? '')) {
		const { value, end } = readQuoted(text, start + head.length);
		return {
			token: { type: 'term', term: { field, comparator: toComparator(comparator), value, quoted: true } },
			end,
		};
	}
	const { raw, end } = readRaw(text, start, head.length);
	const word = WORDS.find((name) => name === raw);
	return { token: word ? { type: word } : { type: 'term', term: rawTerm(raw) }, end };
}

const toComparator = (text: string): Comparator => (text === '=' ? '' : (text as Comparator));

function readQuoted(text: string, start: number): { value: string; end: number } {
	const quote = text[start];
	let value = '';
	let at = start + 1;
	while (at < text.length && text[at] !== quote) {
		if (text[at] === '\\' && at + 1 < text.length) at += 1;
		value += text[at] ?? '';
		at += 1;
	}
	return { value, end: at + 1 };
}

/** Up to a space or parenthesis that is not escaped; escapes stay in for rawTerm. */
function readRaw(text: string, start: number, headLength: number): { raw: string; end: number } {
	let at = start + headLength;
	while (at < text.length && !/[\s()]/.test(text[at] ?? '')) at += text[at] === '\\' ? 2 : 1;
	const end = Math.min(Math.max(at, start + 1), text.length);
	return { raw: text.slice(start, end), end };
}

/** An unquoted value with colons is cut at the last one, so that a time of day becomes an unknown field. */
function rawTerm(raw: string): Term {
	const parts = raw.split(/(?<!\\):/);
	const value = parts.pop() ?? '';
	const field = parts.pop();
	if (field === undefined) return { field: null, comparator: '', value: unescape(value), quoted: false };
	const [, comparator = '', rest = ''] = /^(<=|>=|<|>|=)?\s*([\s\S]*)$/.exec(value) ?? [];
	return {
		field: unescape(field),
		comparator: toComparator(comparator),
		value: unescape(rest),
		quoted: false,
	};
}

const unescape = (text: string): string => text.replace(/\\(.)/g, '$1');
