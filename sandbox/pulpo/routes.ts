import type { SandboxRequest, SandboxResponse } from '../core/types.ts';
import type { User } from './records.ts';
import type { PulpoState } from './state.ts';

export interface Call {
	state: PulpoState;
	request: SandboxRequest;
	/** Who calls; the routes without authentication never look. */
	user: User;
	/** Path parameters by name. */
	params: Record<string, string>;
	/** The parsed JSON or form body. */
	body: unknown;
}

export type Handler = (call: Call) => SandboxResponse;

/** "GET /sales/orders/{id}" -> handler, below the API's base path. */
export type Routes = Record<string, Handler>;

interface Branch {
	children: Map<string, Branch>;
	parameter?: { name: string; branch: Branch };
	handlers: Map<string, Handler>;
}

const newBranch = (): Branch => ({ children: new Map(), handlers: new Map() });

export interface FoundRoute {
	handler: Handler;
	params: Record<string, string>;
}

/** Fixed words win over parameters. A slash at the end makes no difference. */
export function compileRoutes(routes: Routes): (method: string, path: string) => FoundRoute | undefined {
	const root = newBranch();
	for (const [key, handler] of Object.entries(routes)) {
		const [method = '', path = ''] = key.split(' ');
		branchFor(root, segmentsOf(path)).handlers.set(method, handler);
	}
	return (method, path) => find(root, segmentsOf(path), method, {});
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

function branchFor(root: Branch, segments: string[]): Branch {
	let branch = root;
	for (const segment of segments) {
		if (segment.startsWith('{')) {
			branch.parameter ??= { name: segment.slice(1, -1), branch: newBranch() };
			branch = branch.parameter.branch;
			continue;
		}
		let child = branch.children.get(segment);
		if (!child) branch.children.set(segment, (child = newBranch()));
		branch = child;
	}
	return branch;
}

function find(
	branch: Branch,
	segments: string[],
	method: string,
	params: Record<string, string>,
): FoundRoute | undefined {
	const [segment, ...rest] = segments;
	if (segment === undefined) {
		const handler = branch.handlers.get(method);
		return handler && { handler, params };
	}
	const child = branch.children.get(segment);
	const fixed = child && find(child, rest, method, params);
	if (fixed || !branch.parameter) return fixed;
	const { name, branch: next } = branch.parameter;
	return find(next, rest, method, { ...params, [name]: segment });
}
