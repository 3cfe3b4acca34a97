import type { Route } from './call.ts';

/** "GET /wc/v3/products/{id}" -> route. */
export type Routes = Record<string, Route>;

export interface Found {
	route?: Route;
	params: Record<string, string>;
	/** What may be done here, for the Allow header. */
	methods: string[];
}

interface Place {
	pattern: RegExp;
	template: string;
	names: string[];
	byMethod: Map<string, Route>;
}

const WORDS = ['group', 'setting', 'slug', 'code', 'gateway', 'method'];
const WRITES = ['POST', 'PUT', 'PATCH'];

export interface Router {
	find(method: string, path: string): Found | undefined;
	/** Path template -> methods. */
	list(): Array<{ template: string; methods: string[] }>;
}

/** PUT and PATCH are the same; POST on an item works like PUT. Fixed words win over parameters. */
export function compileRoutes(routes: Routes): Router {
	const places = new Map<string, Place>();
	for (const [key, route] of Object.entries(routes)) {
		const [method = '', template = ''] = key.split(' ');
		const place = places.get(template) ?? placeOf(template);
		places.set(template, place);
		for (const name of method === 'PUT' ? WRITES : [method]) place.byMethod.set(name, route);
	}
	const ordered = [...places.values()].sort((left, right) => left.names.length - right.names.length);
	return {
		find(method, path) {
			for (const { pattern, names, byMethod } of ordered) {
				const match = pattern.exec(path);
				if (!match) continue;
				const params = Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
				const route = byMethod.get(method);
				return { params, methods: [...byMethod.keys()], ...(route ? { route } : {}) };
			}
			return undefined;
		},
		list: () => ordered.map(({ template, byMethod }) => ({ template, methods: [...byMethod.keys()] })),
	};
}

function placeOf(template: string): Place {
	const names: string[] = [];
	const source = template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
		names.push(name);
		return WORDS.includes(name) ? '([\\w-]+)' : '(\\d+)';
	});
	return { pattern: new RegExp(`^${source}$`), template, names, byMethod: new Map() };
}
