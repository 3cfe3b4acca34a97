import { tokenize } from './tokens.ts';
import type { Term, Token } from './tokens.ts';

export type Query =
	{ type: 'and' | 'or'; parts: Query[] } | { type: 'not'; part: Query } | { type: 'term'; term: Term };

/** A missing connective is AND; AND binds tighter than OR. null = no condition. */
export function parseSearch(text: string): Query | null {
	const reader = new Reader(tokenize(text));
	return reader.or();
}

class Reader {
	private at = 0;
	private readonly tokens: Token[];

	constructor(tokens: Token[]) {
		this.tokens = tokens;
	}

	or(): Query | null {
		const parts: Query[] = [];
		do {
			const part = this.and();
			if (part) parts.push(part);
		} while (this.take('OR'));
		return joined('or', parts);
	}

	private and(): Query | null {
		const parts: Query[] = [];
		for (;;) {
			this.take('AND');
			const next = this.tokens[this.at];
			if (!next || next.type === ')' || next.type === 'OR') break;
			const part = this.unary();
			if (part) parts.push(part);
		}
		return joined('and', parts);
	}

	private unary(): Query | null {
		if (this.take('NOT')) {
			const part = this.unary();
			return part && { type: 'not', part };
		}
		if (this.take('(')) {
			const inner = this.or();
			this.take(')');
			return inner;
		}
		const token = this.tokens[this.at];
		this.at += 1;
		return token?.type === 'term' ? { type: 'term', term: token.term } : null;
	}

	private take(type: Token['type']): boolean {
		if (this.tokens[this.at]?.type !== type) return false;
		this.at += 1;
		return true;
	}
}

function joined(type: 'and' | 'or', parts: Query[]): Query | null {
	return parts.length > 1 ? { type, parts } : (parts[0] ?? null);
}
