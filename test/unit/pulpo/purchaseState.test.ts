import { purchaseState } from '../../../nodes/Pulpo/mapping/purchaseOrder';

it.each([
	['of the order itself, where there is one', { state: 'closed', items: [{ state: 'queue' }] }, 'closed'],
	['of its lines, when they agree', { items: [{ state: 'queue' }, { state: 'queue' }] }, 'queue'],
	['being worked on, when they differ', { items: [{ state: 'queue' }, { state: 'closed' }] }, 'checking'],
	['not known without either', { items: [{ product_id: 1 }] }, ''],
])('the state of a purchase order is that %s', (_name, row, state) => {
	expect(purchaseState(row)).toBe(state);
});
