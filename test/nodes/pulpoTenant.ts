import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, INodeParameters, INodeExecutionData } from 'n8n-workflow';

import { PulpoWmsApi } from '../../credentials/PulpoWmsApi.credentials';
import { PulpoWms } from '../../nodes/Pulpo/PulpoWms.node';
import type { Order } from '../../nodes/shared/model/order';
import type { Outcome } from '../../nodes/shared/model/outcome';
import type { Fault } from '../../sandbox/core/types';
import { runNode, type NodeRun, type TestedNode } from '../support/engine';
import { makeWorld } from '../support/engine/world';
import { startSandboxAdmin } from '../support/sandboxAdmin';

export const PASSWORD = 'correct-horse-battery';

export interface TenantState {
	sales_orders: Array<Record<string, unknown> & { order_num: string; state: string; id: number }>;
	third_parties: Array<Record<string, unknown> & { identifier_number: string; id: number }>;
	logins: Array<{ status: number }>;
}

export interface RunOptions {
	parameters?: INodeParameters;
	items?: IDataObject[];
	onError?: 'continueErrorOutput' | 'continueRegularOutput';
	credential?: IDataObject;
}

/**
 * A simulated PULPO WMS with two warehouses, a user, products and a fallback customer. `unlogged`: for tenants that answer
 * more than the vendor's description says.
 */
export async function startTenant({ unlogged = false } = {}) {
	const admin = await startSandboxAdmin({
		systems: ['pulpo'],
		trafficFile: unlogged ? '' : (process.env['SANDBOX_TRAFFIC'] ?? ''),
	});
	const act = async <T = unknown>(action: string, body: unknown = {}) =>
		await admin.act<T>('pulpo', action, body);
	let token = '';
	let user = 0;
	const userName = () => `api_${process.pid}_${user}`;

	return {
		act,
		stop: async () => await admin.stop(),
		fault: async (fault: Omit<Fault, 'system'>) => await admin.faults([{ system: 'pulpo', ...fault }]),
		clearFaults: async () => await admin.clearFaults(),
		state: async () => await act<TenantState>('state'),
		/** Requests since the last reset, such as "POST /sales/bulk/orders". */
		calls: async (): Promise<Record<string, number>> => callsOf(await admin.counts()),
		clearCounts: async () => await admin.clearCounts(),

		async reset() {
			await admin.clearFaults();
			await act('reset');
			user += 1;
			token = '';
			await act('seed', {
				warehouses: [
					{ id: 42, name: 'Berlin' },
					{ id: 43, name: 'Madrid' },
				],
				users: [{ username: userName(), password: PASSWORD }],
				products: [
					{ id: 70415, sku: 'HAT-01', stock: 100 },
					{ id: 70416, sku: 'MUG-01', stock: 100 },
					{ id: 70499, sku: 'UNKNOWN', stock: 0 },
				],
				third_parties: [{ id: 60311, identifier_number: 'guests', name: 'Guests of the shop' }],
				shipping_methods: [
					{ id: 7, name: 'DHL Paket', carrier: 'dhl', service: 'paket' },
					{ id: 8, name: 'Express', carrier: 'ups', service: 'express' },
				],
			});
			await admin.clearCounts();
		},

		credential(overrides: IDataObject = {}) {
			return {
				environment: 'custom',
				baseUrl: admin.sandbox.urls.pulpo,
				username: userName(),
				password: PASSWORD,
				scope: 'default',
				sessionToken: token,
				...overrides,
			};
		},

		async run({ parameters = {}, items, onError, credential }: RunOptions): Promise<NodeRun> {
			const tested: TestedNode & { onError?: NonNullable<RunOptions['onError']> } = {
				nodeType: PulpoWms,
				credentialTypes: [PulpoWmsApi],
				credentials: { pulpoWmsApi: this.credential(credential) as never },
				parameters,
				...(items === undefined ? {} : { items: items.map((json) => ({ json })) }),
				...(onError === undefined ? {} : { onError }),
			};
			const run = await runNode(tested);
			token = String(run.credentials['pulpoWmsApi']?.['sessionToken'] ?? '');
			return run;
		},

		/** Asks the node for the choices of a field, as the editor does. */
		async load(method: string, parameters: INodeParameters, ...args: unknown[]): Promise<unknown> {
			const world = makeWorld({
				nodeType: PulpoWms,
				credentialTypes: [PulpoWmsApi],
				credentials: { pulpoWmsApi: this.credential() as never },
				parameters,
			});
			world.additionalData.currentNodeParameters = parameters;
			const context = new LoadOptionsContext(world.workflow, world.node, world.additionalData, '');
			const { loadOptions, listSearch } = new PulpoWms().methods;
			const methods = new Map<string, unknown>(Object.entries({ ...loadOptions, ...listSearch }));
			const load = methods.get(method) as (this: unknown, ...rest: unknown[]) => Promise<unknown>;
			return await load.call(context, ...args);
		},

		/** Imports orders and returns their outcomes in input order. */
		async import(orders: Array<Order | IDataObject>, parameters: INodeParameters = {}): Promise<Outcome[]> {
			const run = await this.run({
				parameters: { ...IMPORT, ...parameters },
				items: orders as unknown as IDataObject[],
			});
			if (run.error) throw run.error;
			return jsonOf(run.outputs[0]) as unknown as Outcome[];
		},
	};
}

export type Tenant = Awaited<ReturnType<typeof startTenant>>;

export const IMPORT: INodeParameters = {
	resource: 'salesOrder',
	operation: 'import',
	warehouse: { __rl: true, mode: 'id', value: '42' },
};

export const fallback = { fallbackCustomer: { __rl: true, mode: 'list', value: '60311' } };

export function jsonOf(items: INodeExecutionData[] | undefined): IDataObject[] {
	return (items ?? []).map(({ json }) => json);
}

function callsOf(counts: unknown): Record<string, number> {
	const systems = counts as Record<string, { routes: Record<string, { count: number }> } | undefined>;
	const routes = Object.entries(systems['pulpo']?.routes ?? {});
	return Object.fromEntries(routes.map(([route, { count }]) => [route.replace('/api/v1', ''), count]));
}
