import type { Address, Order } from '../../shared/model/order';
import { isRow, isRowList, textOf, type AddressBody, type Row } from '../client/wire';
import { numericCountry } from './countryCodes';
import { firstText, fullName } from './text';

/** Where the parcel goes; null when the order has no shipping address with a street. */
export function shipTo(order: Order): AddressBody | null {
	const address = order.shippingAddress;
	return address === null || firstText(address.street) === '' ? null : addressBody(address, order);
}

/** The customer's own address; PULPO wants street and city there. docs/vendors/pulpo.md, customers */
export function customerAddress(order: Order): AddressBody | null {
	const usable = [order.shippingAddress, order.billingAddress].find(
		(address) => address !== null && firstText(address.street) !== '' && firstText(address.city) !== '',
	);
	return usable ? addressBody(usable, order) : null;
}

/** The whole street stays in `street`: an empty house number is accepted, and splitting streets goes wrong. */
function addressBody(address: Address, order: Order): AddressBody {
	const country = address.country ?? '';
	const customer = order.customer;
	return {
		name: firstText(
			fullName(address),
			address.company,
			customer ? fullName(customer) : null,
			order.email,
			order.number,
		),
		company_name: firstText(address.company),
		phone_number: firstText(address.phone, order.phone, customer?.phone),
		address: {
			street: firstText(address.street),
			street2: firstText(address.street2),
			house_nr: '',
			zip: firstText(address.zip),
			city: firstText(address.city),
			state: firstText(address.region),
			country,
			country_alpha2: country,
			country_code: numericCountry(country),
			email: firstText(address.email, order.email, customer?.email),
		},
	};
}

/** The first address with a street that PULPO keeps for a customer; null when there is none. */
export function storedAddress(attributes: Row): AddressBody | null {
	const stored = attributes['addresses'];
	for (const entry of isRowList(stored) ? stored.filter(isRow) : []) {
		const inner = isRow(entry['address']) ? entry['address'] : {};
		const text = (row: Row, name: string) => firstText(textOf(row[name]));
		if (text(inner, 'street') === '') continue;
		return {
			name: text(entry, 'name'),
			company_name: text(entry, 'company_name'),
			phone_number: text(entry, 'phone_number'),
			address: {
				street: text(inner, 'street'),
				street2: text(inner, 'street2'),
				house_nr: text(inner, 'house_nr'),
				zip: text(inner, 'zip'),
				city: text(inner, 'city'),
				state: text(inner, 'state'),
				country: text(inner, 'country'),
				country_alpha2: text(inner, 'country_alpha2'),
				country_code: text(inner, 'country_code'),
				email: text(inner, 'email'),
			},
		};
	}
	return null;
}
