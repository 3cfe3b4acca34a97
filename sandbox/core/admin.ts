import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AdjustableClock } from './clock.ts';
import type { Counts } from './counts.ts';
import type { Deliveries, DeliveryWeather } from './deliveries.ts';
import type { Faults } from './faults.ts';
import type { Fault, SandboxRequest, SystemId, Vendor } from './types.ts';
import { readRequest, send, toWire } from './wire.ts';

export interface AdminParts {
	vendors: Map<SystemId, Vendor>;
	urls: () => Partial<Record<SystemId, string>>;
	clock: AdjustableClock;
	counts: Counts;
	deliveries: Deliveries;
	faults: Faults;
}

type Route = (parts: AdminParts, request: SandboxRequest, body: unknown) => unknown;

class NoSuchRoute extends Error {}

const routes: Record<string, Route> = {
	'GET /health': ({ urls }) => ({ ok: true, urls: urls() }),
	'GET /faults': ({ faults }) => faults.list(),
	'POST /faults': ({ faults }, _request, body) =>
		[body as Fault | Fault[]].flat().map((fault) => faults.add(fault)),
	'DELETE /faults': ({ faults }, { query }) => {
		faults.remove(query['id'] === undefined ? undefined : Number(query['id']));
		return faults.list();
	},
	'POST /clock': ({ clock }, _request, body) => {
		const advanceMs = Number((body as { advanceMs?: number }).advanceMs ?? 0);
		if (!Number.isFinite(advanceMs) || advanceMs < 0) throw new Error('advanceMs must be a positive number');
		clock.advance(advanceMs);
		return { now: new Date(clock.now()).toISOString() };
	},
	'GET /clock': ({ clock }) => ({ now: new Date(clock.now()).toISOString() }),
	'POST /routes': ({ deliveries }, _request, body) => deliveries.route(body as Record<string, number>),
	'GET /deliveries': ({ deliveries }) => deliveries.list(),
	'POST /deliveries/weather': ({ deliveries }, _request, body) => {
		deliveries.setWeather(body as DeliveryWeather);
		return body;
	},
	'POST /deliveries/release': ({ deliveries }) => {
		deliveries.release();
		return deliveries.list();
	},
	'POST /deliveries/replay': ({ deliveries }, _request, body) => {
		deliveries.replay(Number((body as { id: number }).id));
		return deliveries.list();
	},
	'GET /counts': ({ counts }) => counts.read(),
	'DELETE /counts': ({ counts }) => {
		counts.clear();
		return counts.read();
	},
	'POST /reset': ({ vendors, faults, counts, deliveries, clock }) => {
		for (const vendor of vendors.values()) vendor.admin['reset']?.({} as never);
		faults.remove();
		counts.clear();
		deliveries.clear();
		clock.reset();
		return { ok: true };
	},
};

export async function runAdmin(
	parts: AdminParts,
	message: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const request = await readRequest(message);
	try {
		const body: unknown = request.text.trim() === '' ? {} : JSON.parse(request.text);
		const result = await answer(parts, request, body);
		send(response, toWire({ status: 200, body: result ?? null }));
	} catch (error) {
		const problem = error instanceof Error ? error.message : String(error);
		send(response, toWire({ status: error instanceof NoSuchRoute ? 404 : 400, body: { error: problem } }));
	}
}

function answer(parts: AdminParts, request: SandboxRequest, body: unknown): unknown {
	const route = routes[`${request.method} ${request.path}`];
	if (route) return route(parts, request, body);
	const [, system, action] = /^\/admin\/([^/]+)\/([^/]+)$/.exec(request.path) ?? [];
	const vendor = parts.vendors.get(system as SystemId);
	if (!vendor) throw new NoSuchRoute(`no such place: ${request.method} ${request.path}`);
	const run = Object.hasOwn(vendor.admin, action ?? '') ? vendor.admin[action ?? ''] : undefined;
	if (!run)
		throw new NoSuchRoute(
			`${system} has no action "${action}" (there are: ${Object.keys(vendor.admin).join(', ')})`,
		);
	return run(body as never);
}
