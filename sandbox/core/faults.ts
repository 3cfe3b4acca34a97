import type { Fault, SandboxRequest, SystemId } from './types.ts';

export interface ActiveFault extends Fault {
	id: number;
	hits: number;
}

export interface Faults {
	add(fault: Fault): ActiveFault;
	list(): ActiveFault[];
	/** Without an id all of them. */
	remove(id?: number): void;
	/** The first fault that hits this request; latencies are found by `latencyMs`. */
	hit(system: SystemId, request: SandboxRequest): ActiveFault | undefined;
	latencyMs(system: SystemId, request: SandboxRequest): number;
}

const KINDS: ReadonlyArray<Fault['kind']> = [
	'status',
	'timeoutBeforeWrite',
	'timeoutAfterWrite',
	'dropBeforeWrite',
	'dropAfterWrite',
	'latency',
];

export function createFaults(random: () => number): Faults {
	let faults: ActiveFault[] = [];
	let nextId = 1;

	function strikes(fault: ActiveFault, system: SystemId, request: SandboxRequest): boolean {
		if (fault.system !== system) return false;
		if (fault.times !== undefined && fault.hits >= fault.times) return false;
		if (fault.method && fault.method.toUpperCase() !== request.method) return false;
		if (fault.path && !new RegExp(fault.path).test(request.path)) return false;
		if (fault.body && !new RegExp(fault.body).test(request.text)) return false;
		if (fault.share !== undefined && random() >= fault.share) return false;
		fault.hits += 1;
		return true;
	}

	return {
		add(fault) {
			if (!KINDS.includes(fault.kind)) throw new Error(`unknown kind of fault "${fault.kind}"`);
			if (fault.kind === 'status' && fault.status === undefined)
				throw new Error('a status fault needs "status"');
			for (const pattern of [fault.path, fault.body]) if (pattern) new RegExp(pattern);
			const active = { ...fault, id: nextId++, hits: 0 };
			faults.push(active);
			return active;
		},
		list: () => faults,
		remove(id) {
			faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
		},
		hit: (system, request) =>
			faults.find((fault) => fault.kind !== 'latency' && strikes(fault, system, request)),
		latencyMs: (system, request) =>
			faults
				.filter((fault) => fault.kind === 'latency' && strikes(fault, system, request))
				.reduce((total, fault) => total + (fault.delayMs ?? 0), 0),
	};
}
