/** The part of `pg` that the tests use; the package carries no types of its own. */
declare module 'pg' {
	class Client {
		constructor(options: { host: string; port: number; user: string; password: string; database: string });
		connect(): Promise<void>;
		query(sql: string, values?: unknown[]): Promise<{ rows: Array<Record<string, unknown>> }>;
		end(): Promise<void>;
	}
	const pg: { Client: typeof Client };
	export default pg;
}
