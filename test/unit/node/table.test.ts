import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { operationTable } from '../../../nodes/shared/node/table';
import type { Operation } from '../../../nodes/shared/node/types';

function operation(name: string, fields: INodeProperties[] = []): Operation {
	return {
		name,
		title: name.toUpperCase(),
		action: `Do ${name}`,
		description: `Does ${name}`,
		fields,
		kind: 'bulk',
		run: async () => [],
	};
}

const field: INodeProperties = { displayName: 'Limit', name: 'limit', type: 'number', default: 50 };

const table = operationTable([
	{ name: 'order', title: 'Order', operations: [operation('getMany', [field]), operation('cancel')] },
	{
		name: 'customer',
		title: 'Customer',
		operations: [
			operation('get', [{ ...field, displayOptions: { show: { returnAll: [false] }, hide: { x: [1] } } }]),
		],
	},
]);

const optionsOf = (property: INodeProperties | undefined) =>
	(property?.options as INodePropertyOptions[] | undefined)?.map((option) => option.name);

describe('a table of operations', () => {
	it('offers resources and operations in alphabetical order, with the first given one as default', () => {
		const [resource, ofOrder, ofCustomer] = table.properties;
		expect(resource).toMatchObject({ name: 'resource', noDataExpression: true, default: 'order' });
		expect(optionsOf(resource)).toEqual(['Customer', 'Order']);
		expect(ofOrder).toMatchObject({
			name: 'operation',
			noDataExpression: true,
			default: 'getMany',
			displayOptions: { show: { resource: ['order'] } },
		});
		expect(optionsOf(ofOrder)).toEqual(['CANCEL', 'GETMANY']);
		expect(ofCustomer).toMatchObject({ displayOptions: { show: { resource: ['customer'] } } });
	});

	it('shows each field only for its own operation and keeps its own conditions', () => {
		expect(table.properties.slice(3)).toEqual([
			{ ...field, displayOptions: { show: { resource: ['order'], operation: ['getMany'] } } },
			{
				...field,
				displayOptions: {
					show: { resource: ['customer'], operation: ['get'], returnAll: [false] },
					hide: { x: [1] },
				},
			},
		]);
	});

	it('finds an operation, and says which one is missing', () => {
		expect(table.find('order', 'cancel').title).toBe('CANCEL');
		expect(() => table.find('order', 'get')).toThrow('no operation "get" for "order"');
	});
});
