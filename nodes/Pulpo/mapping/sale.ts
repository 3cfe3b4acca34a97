import type { Order } from '../../shared/model/order';
import type { QuickSaleBody } from '../client/quickSales';
import type { AddressBody, ItemBody } from '../client/wire';
import { merchantFields } from './customer';
import { KEY_ATTRIBUTE } from './order';
import { firstText } from './text';

export interface SaleSettings {
	merchantId: number | null;
	merchantChannelId: number | null;
	channel: string;
	sendNote: boolean;
}

export interface SaleParts {
	number: string;
	warehouseId: number;
	/** The one customer that all sales over the counter are booked on. */
	customer: { id: number; shipTo: AddressBody };
	items: ItemBody[];
}

/** The field is wanted, but nobody picks a sale that is over. */
const PRIORITY = 2;

/** A sale over the counter as an order that has ended; its delivery date is the moment of the sale, in UTC. */
export function saleBody(order: Order, parts: SaleParts, settings: SaleSettings): QuickSaleBody {
	return {
		order_num: parts.number,
		external_order_num: order.id,
		type: 'POS_external',
		warehouse_id: parts.warehouseId,
		third_party_id: parts.customer.id,
		priority: PRIORITY,
		criterium: '',
		notes: settings.sendNote ? firstText(order.note) : '',
		delivery_date: new Date(order.createdAt).toISOString().slice(0, 19).replace('T', ' '),
		ship_to: parts.customer.shipTo,
		attributes: { source: order.system, order_id: order.id, [KEY_ATTRIBUTE]: order.key },
		items: parts.items,
		...(settings.channel === '' ? {} : { channel: settings.channel }),
		...merchantFields(settings),
	};
}
