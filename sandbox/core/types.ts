/** Ids as in the traffic log. */
export type SystemId =
	| 'shopify'
	| 'woocommerce'
	| 'shoprenter'
	| 'dandomain'
	| 'peakwms'
	| 'pulpo'
	| 'economic'
	| 'innvoice'
	| '24sevenoffice';

export interface SandboxRequest {
	method: string;
	/** Decoded path without the query. */
	path: string;
	/** As sent, undecoded, with query. */
	rawUrl: string;
	/** Repeated names become arrays; names keep their brackets (`id[]`). */
	query: Record<string, string | string[]>;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** The bytes as received. */
	rawBody: Buffer;
	/** rawBody as UTF-8 text. */
	text: string;
}

export interface SandboxResponse {
	status: number;
	headers?: Record<string, string>;
	/** Objects and arrays are sent as JSON; strings and buffers as they are; undefined = empty body. */
	body?: unknown;
	/** Name in the request counts where the path alone says too little (GraphQL, SOAP). */
	countAs?: string;
}

/** Time as the vendor sees it. rateFactor N makes limits and token lives run N times faster. */
export interface Clock {
	/** Milliseconds since 1970, moved on by admin `POST /clock {advanceMs}`. */
	now(): number;
}

/** A signed webhook that the core delivers with the vendor's time-out, retries and removal rules. */
export interface WebhookDelivery {
	url: string;
	headers: Record<string, string>;
	body: string;
	/** Short name for the delivery list, such as "orders/create". */
	label: string;
	timeoutMs: number;
	/** Waits before each repeat, already divided by rateFactor by the core. */
	retryDelaysMs: number[];
	/** Called after every try; no status = no answer came. */
	onAttempt?: (attempt: { status?: number; problem?: string; body?: string }) => void;
	/** Called after the last repeat failed. */
	onGivenUp?: () => void;
}

export interface VendorContext {
	clock: Clock;
	/** Divide the vendor's time spans by this. 1 = real. */
	rateFactor: number;
	/** Deterministic random numbers in [0,1), seeded by the sandbox's seed. */
	random(): number;
	/** Queues a delivery; the routing table maps the public host to a loopback port. */
	deliver(delivery: WebhookDelivery): void;
	/** The vendor's own base URL on loopback, such as "http://127.0.0.1:4011". */
	baseUrl: string;
}

/** One simulated vendor: everything on the vendor's side of the wire. */
export interface Vendor {
	id: SystemId;
	/** Answers one request as the vendor would. The core adds latency, faults and the traffic log around it. */
	handle(request: SandboxRequest): Promise<SandboxResponse> | SandboxResponse;
	/**
	 * Actions of the admin API: POST /admin/<system>/<action> with a JSON body; the result is the JSON answer.
	 * Every vendor has `reset`, `seed`, `state`; shops also `placeOrders`.
	 */
	admin: Record<string, (body: never) => unknown>;
}

/** Made with `export const createVendor: VendorFactory` in sandbox/<system>/index.ts. */
export type VendorFactory = (context: VendorContext) => Vendor;

/**
 * Faults that the core injects by admin `POST /faults`. `share` is 0..1 of matching requests; `times` limits how often.
 * timeoutAfterWrite: the vendor carries the request out, the answer never comes. timeoutBeforeWrite: neither happens.
 * dropAfterWrite / dropBeforeWrite: the same with a closed connection. status: answers this status without carrying the request out.
 */
export interface Fault {
	system: SystemId;
	kind:
		'status' | 'timeoutBeforeWrite' | 'timeoutAfterWrite' | 'dropBeforeWrite' | 'dropAfterWrite' | 'latency';
	share?: number;
	times?: number;
	method?: string;
	/** Regular expression over the path. */
	path?: string;
	/** Regular expression over the request body. */
	body?: string;
	status?: number;
	headers?: Record<string, string>;
	responseBody?: unknown;
	/** For latency: milliseconds. For time-outs: how long the connection is held open before it is closed (default 120 s). */
	delayMs?: number;
}

/*
 * sandbox/core/server.ts:
 *   startSandbox(options): Promise<Sandbox>
 *     options: { systems?: SystemId[]; ports?: Partial<Record<SystemId, number>>; adminPort?: number; rateFactor?: number;
 *                seed?: number; trafficFile?: string (default process.env.SANDBOX_TRAFFIC); routes?: Record<host, loopback port> }
 *   Sandbox: { urls: Record<SystemId, string>; adminUrl: string; stop(): Promise<void> }
 *   Admin API (loopback only), JSON: POST /admin/<system>/<action>; POST|DELETE|GET /faults; POST /clock; POST /routes {host: port};
 *     GET /deliveries (webhooks with attempts and answers); GET /counts (requests per system, method and path template, and per status); DELETE /counts; GET /health
 *   Request header `x-sandbox-unlogged: 1` (sent by tests straight at the sandbox) leaves an exchange out of the traffic log.
 */
