import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AdjustableClock } from './clock.ts';
import { pathTemplate, type Counts } from './counts.ts';
import type { ActiveFault, Faults } from './faults.ts';
import type { TrafficLog } from './traffic.ts';
import type { SandboxRequest, SandboxResponse, Vendor } from './types.ts';
import { readRequest, send, toWire, type WireAnswer } from './wire.ts';

export interface ExchangeParts {
	clock: AdjustableClock;
	counts: Counts;
	faults: Faults;
	traffic: TrafficLog;
}

const HELD_OPEN_MS = 120_000;
/** What the log says for an answer that never came; wire-check wants a status. */
const STATUS_OF_SILENCE = { timeout: 504, drop: 502 };

/** One request: latency, faults, the vendor, the log and the counts around it. */
export async function runExchange(
	vendor: Vendor,
	parts: ExchangeParts,
	message: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const request = await readRequest(message);
	const latencyMs = parts.faults.latencyMs(vendor.id, request);
	if (latencyMs > 0) await pause(latencyMs, response);
	const fault = parts.faults.hit(vendor.id, request);
	if (!fault) {
		const answer = await answerOf(vendor, request);
		record(vendor, parts, request, toWire(answer), undefined, answer.countAs);
		send(response, toWire(answer));
		return;
	}
	if (fault.kind === 'status') {
		const answer = toWire({
			status: fault.status ?? 500,
			headers: fault.headers ?? {},
			body: fault.responseBody,
		});
		record(vendor, parts, request, answer, fault);
		send(response, answer);
		return;
	}
	const countAs = fault.kind.endsWith('AfterWrite') ? (await answerOf(vendor, request)).countAs : undefined;
	const isTimeout = fault.kind.startsWith('timeout');
	const status = isTimeout ? STATUS_OF_SILENCE.timeout : STATUS_OF_SILENCE.drop;
	record(vendor, parts, request, { status, headers: {}, bytes: Buffer.alloc(0) }, fault, countAs);
	if (isTimeout) await pause(fault.delayMs ?? HELD_OPEN_MS, response);
	response.destroy();
}

async function answerOf(vendor: Vendor, request: SandboxRequest): Promise<SandboxResponse> {
	try {
		return await vendor.handle(request);
	} catch (error) {
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
		process.stderr.write(`sandbox ${vendor.id}: ${request.method} ${request.rawUrl} failed: ${text}\n`);
		return { status: 500, body: { sandbox_failure: error instanceof Error ? error.message : String(error) } };
	}
}

function record(
	vendor: Vendor,
	{ clock, counts, traffic }: ExchangeParts,
	request: SandboxRequest,
	answer: WireAnswer,
	fault?: ActiveFault,
	countAs?: string,
): void {
	const silent = fault !== undefined && fault.kind !== 'status';
	counts.add(
		vendor.id,
		request.method,
		countAs ?? pathTemplate(request.path),
		silent ? fault.kind : String(answer.status),
	);
	if (request.headers['x-sandbox-unlogged'] !== undefined) return;
	traffic.write({
		system: vendor.id,
		at: clock.now(),
		request,
		status: answer.status,
		responseHeaders: answer.headers,
		responseBody: answer.bytes.length === 0 ? null : answer.bytes.toString('utf8'),
		...(fault ? { fault: fault.kind } : {}),
	});
}

/** Ends early when the client hangs up or the sandbox stops. */
function pause(ms: number, response: ServerResponse): Promise<void> {
	if (response.closed) return Promise.resolve();
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ms);
		response.once('close', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
