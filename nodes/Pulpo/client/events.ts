/** What an event is about, and so what is read again for it. */
export type EventSubject =
	'salesOrder' | 'packing' | 'tracking' | 'incomingGood' | 'purchaseOrder' | 'stock' | 'other';

interface EventGroup {
	title: string;
	subject: EventSubject;
	events: Record<string, string>;
}

/** The vendor's events with the words of this node. `stock_correction_finished` is used by the vendor's own connectors. docs/vendors/pulpo.md, events */
export const EVENT_GROUPS: EventGroup[] = [
	{
		title: 'Sales Order',
		subject: 'salesOrder',
		events: {
			sales_order_cancelled: 'Cancelled',
			sales_order_created: 'Created',
			sales_order_finished: 'Finished (Picked, Packed and Shipped)',
			sales_order_updated: 'Updated',
		},
	},
	{
		title: 'Packing',
		subject: 'packing',
		events: {
			packing_box_closed: 'Box Closed',
			packing_order_cancelled: 'Packing Order Cancelled',
			packing_order_created: 'Packing Order Created',
			packing_order_finished: 'Packing Order Finished',
			turbo_label_draft_packing_created: 'Turbo Label Draft Packing Created',
			turbo_label_packing_created: 'Turbo Label Packing Created',
		},
	},
	{
		title: 'Tracking',
		subject: 'tracking',
		events: { shipment_tracking_updated: 'Number Known or Changed' },
	},
	{
		title: 'Picking',
		subject: 'other',
		events: {
			picking_order_cancelled: 'Picking Order Cancelled',
			picking_order_created: 'Picking Order Created',
			picking_order_deleted: 'Picking Order Deleted',
			picking_order_finished: 'Picking Order Finished',
		},
	},
	{
		title: 'Receipt',
		subject: 'incomingGood',
		events: { incoming_good_created: 'Incoming Goods Created (Purchase, Return, Transfer)' },
	},
	{
		title: 'Purchase Order',
		subject: 'purchaseOrder',
		events: {
			purchase_order_created: 'Created',
			purchase_order_deleted: 'Deleted',
			purchase_order_finished: 'Finished',
			purchase_order_finished_early: 'Finished Early',
			purchase_order_updated: 'Updated',
		},
	},
	{
		title: 'Stock',
		subject: 'stock',
		events: {
			counting_task_cancelled: 'Counting Task Cancelled',
			counting_task_closed: 'Counting Task Closed',
			counting_task_created: 'Counting Task Created',
			counting_task_finished: 'Counting Task Finished',
			replenishment_order_cancelled: 'Replenishment Cancelled',
			replenishment_order_created: 'Replenishment Created',
			replenishment_order_finished: 'Replenishment Finished',
			stock_correction_finished: 'Correction Finished',
		},
	},
];

/** Events after which figures of the stock may differ. */
export const STOCK_EVENTS: readonly string[] = [
	'sales_order_finished',
	'incoming_good_created',
	'counting_task_closed',
	'stock_correction_finished',
	'replenishment_order_created',
	'replenishment_order_cancelled',
	'replenishment_order_finished',
];

/** `other` for names that are not in the list: the user may type in new ones. */
export function subjectOf(event: string): EventSubject {
	return EVENT_GROUPS.find(({ events }) => event in events)?.subject ?? 'other';
}
