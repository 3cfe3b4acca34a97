import type { SandboxRequest, SandboxResponse } from '../core/types.ts';
import type { Args } from './schema/types.ts';
import type { ApiUser } from './settings.ts';
import type { World } from './world.ts';

export type Row = Record<string, unknown>;

export interface Call {
	world: World;
	method: string;
	/** Below `/wp-json`, as it was asked for. */
	path: string;
	/** Numbers and words of the path, by name. */
	params: Record<string, string>;
	/** Query and body in one, as WordPress merges them; checked and cast unless it is an item of a batch. */
	args: Row;
	/** Raw query; for the links of lists. */
	query: SandboxRequest['query'];
	/** Who owns the key; missing without a valid key. */
	user?: ApiUser;
	/** Items of a batch skip the check of their types. */
	inBatch: boolean;
}

export type Permission = 'public' | 'list' | 'view' | 'create' | 'edit' | 'delete' | 'batch';

export interface Route {
	permission: Permission;
	args?: Args | ((world: World) => Args);
	run(call: Call): Reply | Promise<Reply>;
}

export type Reply = Pick<SandboxResponse, 'status' | 'headers' | 'body'>;

export const isRow = (value: unknown): value is Row =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

export const idOf = ({ params }: Call, name = 'id'): number => Number(params[name]);
