import type { RestClient } from './client.ts';

export type ColumnType = 'boolean' | 'date' | 'number' | 'string';
export type CellValue = boolean | number | string | null;
export type Row = { id: number; createdAt: string; updatedAt: string } & Record<string, CellValue>;

export interface DataTable {
	id: string;
	name: string;
	/** All rows whose columns have these values. */
	rows(where?: Record<string, CellValue>): Promise<Row[]>;
	insert(rows: ReadonlyArray<Record<string, CellValue>>): Promise<void>;
	update(where: Record<string, CellValue>, data: Record<string, CellValue>): Promise<void>;
	deleteRows(where: Record<string, CellValue>): Promise<void>;
}

interface TableEntry {
	id: string;
	name: string;
}

const pageSize = 250;

export class DataTableStore {
	readonly #client: RestClient;
	#projectId: Promise<string> | undefined;

	constructor(client: RestClient) {
		this.#client = client;
	}

	/** By its exact name. n8n's own filter finds by part of a name. */
	async find(name: string): Promise<DataTable | undefined> {
		const { data } = await this.#client.get<{ data: TableEntry[] }>(await this.#path(), {
			take: pageSize,
			filter: JSON.stringify({ name }),
		});
		const entry = data.find((table) => table.name === name);
		return entry === undefined ? undefined : await this.#open(entry);
	}

	async get(name: string): Promise<DataTable> {
		const table = await this.find(name);
		if (table === undefined) throw new Error(`n8n has no Data Table "${name}"`);
		return table;
	}

	async create(name: string, columns: Record<string, ColumnType>): Promise<DataTable> {
		const entry = await this.#client.post<TableEntry>(await this.#path(), {
			name,
			columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
		});
		return await this.#open(entry);
	}

	async #open({ id, name }: TableEntry): Promise<DataTable> {
		const path = `${await this.#path()}/${id}`;
		return {
			id,
			name,
			rows: async (where = {}) => await this.#rows(path, where),
			insert: async (rows) => void (await this.#client.post(`${path}/insert`, { data: rows })),
			update: async (where, data) =>
				void (await this.#client.patch(`${path}/rows`, { filter: filterOf(where), data })),
			deleteRows: async (where) =>
				void (await this.#client.delete(`${path}/rows`, { filter: JSON.stringify(filterOf(where)) })),
		};
	}

	async #rows(path: string, where: Record<string, CellValue>): Promise<Row[]> {
		const rows: Row[] = [];
		for (;;) {
			const { data } = await this.#client.get<{ data: Row[] }>(`${path}/rows`, {
				take: pageSize,
				skip: rows.length,
				sortBy: 'id:asc',
				...(Object.keys(where).length > 0 && { filter: JSON.stringify(filterOf(where)) }),
			});
			rows.push(...data);
			if (data.length < pageSize) return rows;
		}
	}

	async #path(): Promise<string> {
		this.#projectId ??= this.#client.get<{ id: string }>('/projects/personal').then(({ id }) => id);
		return `/projects/${await this.#projectId}/data-tables`;
	}
}

function filterOf(where: Record<string, CellValue>) {
	const filters = Object.entries(where).map(([columnName, value]) => ({
		columnName,
		condition: 'eq',
		value,
	}));
	return { type: 'and', filters };
}
