import type { SystemId } from './types.ts';

interface RouteCount {
	count: number;
	statuses: Record<string, number>;
}

export interface SystemCount {
	total: number;
	statuses: Record<string, number>;
	/** By "METHOD path template". */
	routes: Record<string, RouteCount>;
}

export interface Counts {
	add(system: SystemId, method: string, name: string, status: string): void;
	read(): Partial<Record<SystemId, SystemCount>>;
	clear(): void;
}

export function createCounts(): Counts {
	let systems: Partial<Record<SystemId, SystemCount>> = {};
	return {
		add(system, method, name, status) {
			const counted = (systems[system] ??= { total: 0, statuses: {}, routes: {} });
			const route = (counted.routes[`${method} ${name}`] ??= { count: 0, statuses: {} });
			counted.total += 1;
			route.count += 1;
			for (const statuses of [counted.statuses, route.statuses])
				statuses[status] = (statuses[status] ?? 0) + 1;
		},
		read: () => systems,
		clear() {
			systems = {};
		},
	};
}

const ID_SEGMENT = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27,}|[0-9a-f]{16,})$/i;

/** "/api/v1/sales/orders/17/cancel" -> "/api/v1/sales/orders/{id}/cancel" */
export function pathTemplate(path: string): string {
	return path
		.split('/')
		.map((segment) => (ID_SEGMENT.test(segment) ? '{id}' : segment))
		.join('/');
}
