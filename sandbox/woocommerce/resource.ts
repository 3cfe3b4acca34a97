import { batchRoute, type BatchParts } from './batch.ts';
import type { Route } from './call.ts';
import type { Routes } from './routes.ts';
import { flag, oneOf, withDefault, type Args } from './schema/types.ts';

export const FORCE: Args = { force: withDefault(flag, false) };
export const READ: Args = { context: withDefault(oneOf('view', 'edit'), 'view') };

interface Resource extends BatchParts {
	filters: Args;
	/** Where a new one needs more than a changed one. */
	newFields?: Args;
	/** Beside `force`. */
	removeArgs?: Args;
	list: Route['run'];
	show: Route['run'];
}

/** The six routes that a resource of the shop has. */
export function resourceRoutes(base: string, resource: Resource): Routes {
	const { filters, fields, newFields = fields, removeArgs, list, show, create, update, remove } = resource;
	return {
		[`GET ${base}`]: { permission: 'list', args: filters, run: list },
		[`POST ${base}`]: { permission: 'create', args: newFields, run: create },
		[`GET ${base}/{id}`]: { permission: 'view', args: READ, run: show },
		[`PUT ${base}/{id}`]: { permission: 'edit', args: fields, run: update },
		[`DELETE ${base}/{id}`]: { permission: 'delete', args: { ...FORCE, ...removeArgs }, run: remove },
		[`PUT ${base}/batch`]: batchRoute(resource),
	};
}
