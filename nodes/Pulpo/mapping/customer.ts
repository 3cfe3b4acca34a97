import type { Order, OrderCustomer } from '../../shared/model/order';
import type { ThirdPartyBody } from '../client/wire';
import { customerAddress } from './address';
import { cut, firstText, fullName } from './text';

export interface CustomerSettings {
	identifierType: string;
	merchantId: number | null;
	merchantChannelId: number | null;
}

/** The shop's customer as a third party; the key that both systems know it by is its identifier number. */
export function thirdPartyBody(
	customer: OrderCustomer,
	order: Order,
	settings: CustomerSettings,
	tenantId: number,
): ThirdPartyBody {
	const address = customerAddress(order);
	const email = firstText(customer.email);
	return {
		name: cut(firstText(fullName(customer), customer.company, email, `Customer ${customer.id}`)),
		identifier_type: settings.identifierType,
		identifier_number: customer.key,
		third_type: 'C',
		tenant_id: tenantId,
		active: true,
		erp_id: customer.id,
		attributes: { addresses: address === null ? [] : [address] },
		...(email === '' ? {} : { email }),
		...merchantFields(settings),
	};
}

/** Only for tenants with merchants (3PL). */
export function merchantFields(settings: { merchantId: number | null; merchantChannelId: number | null }) {
	return {
		...(settings.merchantId === null ? {} : { merchant_id: settings.merchantId }),
		...(settings.merchantChannelId === null ? {} : { merchant_channel_id: settings.merchantChannelId }),
	};
}
