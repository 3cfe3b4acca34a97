import { fewestCalls } from '../../../nodes/Pulpo/resources/salesOrder/import/fewestCalls';

const nothing = {
	warehousePages: 0,
	numbers: 0,
	skus: 0,
	customers: 0,
	newCustomers: 0,
	creates: 0,
	updates: 0,
	cancels: 0,
	bulkSize: 50,
	dryRun: false,
};

it('counts look-ups by the hundred and writes by the bulk size', () => {
	expect(fewestCalls(nothing)).toBe(0);
	expect(fewestCalls({ ...nothing, numbers: 101 })).toBe(2);
	expect(fewestCalls({ ...nothing, warehousePages: 1, numbers: 1 })).toBe(2);
	// 2 for numbers, 1 for SKUs, 1 for customers, tenant and 1 for new customers, 4 for creates
	expect(
		fewestCalls({ ...nothing, numbers: 200, skus: 30, customers: 40, newCustomers: 40, creates: 200 }),
	).toBe(10);
	expect(fewestCalls({ ...nothing, numbers: 3, updates: 2, cancels: 1 })).toBe(6);
	expect(fewestCalls({ ...nothing, numbers: 3, updates: 2, cancels: 1, dryRun: true })).toBe(3);
});
