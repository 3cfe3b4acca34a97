import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { messageOf } from './wait.ts';

export interface Database {
	/** What n8n reads. */
	env: Record<string, string>;
	/** For the guard, which drops it when nobody else did. */
	name: string | undefined;
	drop(): Promise<void>;
}

export const sqlite: Database = { env: {}, name: undefined, drop: async () => {} };

/** A database of its own on the local server: PGHOST, PGPORT, PGUSER and PGPASSWORD say where that is. */
export async function createPostgres(): Promise<Database> {
	const name = `shopbridge_n8n_${randomBytes(6).toString('hex')}`;
	await administer(`CREATE DATABASE ${name}`);
	const { host, port, user, password } = server();
	return {
		name,
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: host,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_USER: user,
			DB_POSTGRESDB_PASSWORD: password,
			DB_POSTGRESDB_DATABASE: name,
		},
		drop: async () => await dropPostgres(name),
	};
}

export async function postgresExists(name: string): Promise<boolean> {
	const rows = await administer(`SELECT 1 FROM pg_database WHERE datname = '${name}'`);
	return rows.length > 0;
}

export async function dropPostgres(name: string): Promise<void> {
	await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

function server() {
	return {
		host: process.env.PGHOST ?? '127.0.0.1',
		port: Number(process.env.PGPORT ?? 5432),
		user: process.env.PGUSER ?? 'postgres',
		password: process.env.PGPASSWORD ?? '',
	};
}

async function administer(sql: string): Promise<unknown[]> {
	const client = new pg.Client({ ...server(), database: 'postgres' });
	try {
		await client.connect();
	} catch (error) {
		throw new Error(
			`This needs a local PostgreSQL (${messageOf(error)}): install package "postgresql", or set PGHOST, PGPORT, PGUSER, PGPASSWORD`,
		);
	}
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}
