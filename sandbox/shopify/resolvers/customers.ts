import { fullName } from '../address.ts';
import { connection } from '../connection.ts';
import { owned } from './addresses.ts';
import { metafieldFields } from './metafields.ts';
import { visibleOrders } from './visible.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolvers } from '../context.ts';
import type { CustomerRecord } from '../records.ts';

const ordersOf = (customer: CustomerRecord, context: CallContext) =>
	visibleOrders(context).filter((order) => order.customerId === customer.id);

export const customerResolvers: Resolvers = {
	Customer: {
		...metafieldFields('Customer'),
		displayName: (customer: CustomerRecord) => fullName(customer) ?? customer.email ?? '',
		defaultEmailAddress: ({ email }: CustomerRecord) => email && { emailAddress: email, validFormat: true },
		defaultPhoneNumber: ({ phone }: CustomerRecord) => phone && { phoneNumber: phone },
		defaultAddress: (customer: CustomerRecord) => owned(customer.defaultAddress, String(customer.id)),
		addresses: (customer: CustomerRecord) =>
			[owned(customer.defaultAddress, String(customer.id))].filter(Boolean),
		numberOfOrders: (customer: CustomerRecord, _: unknown, context: CallContext) =>
			String(ordersOf(customer, context).length),
		orders: (customer: CustomerRecord, args: ConnectionArgs, context: CallContext) =>
			connection(ordersOf(customer, context), args, ({ id }) => id),
		lastOrder: (customer: CustomerRecord, _: unknown, context: CallContext) =>
			ordersOf(customer, context).at(-1) ?? null,
		locale: () => 'en',
		state: () => 'DISABLED',
		taxExempt: () => false,
		verifiedEmail: ({ email }: CustomerRecord) => email !== null,
		validEmailAddress: ({ email }: CustomerRecord) => email !== null,
	},
};
