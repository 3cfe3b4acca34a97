import { address, currency, dateTime, keyOfWhole, optionalText, someText, system } from './fields';
import type { Address } from './order';
import type { CurrencyCode, DateTimeText, SystemId } from './primitives';
import { checkRecord, type RecordCheck } from './record';
import { about, anything, listOf, nullable, objectOf, oneOf, recordOf, text } from './shape';

export const CUSTOMER_TYPES = ['person', 'company', 'unknown'] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

/** Customer of a shop or of an ERP. JSON Schema: docs/model/customer.schema.json. */
export interface Customer {
	kind: 'customer';
	/** Idempotency key: `<system>:<account>:<id>`. */
	key: string;
	system: SystemId;
	account: string;
	id: string;
	/** The number that people know the customer by, when it is not the id. */
	number: string | null;
	type: CustomerType;
	/** Name to print: the company's, else first and last name. */
	name: string;
	firstName: string | null;
	lastName: string | null;
	company: string | null;
	email: string | null;
	/** Where invoices go, when that is another address. */
	invoiceEmail: string | null;
	phone: string | null;
	mobilePhone: string | null;
	/** VAT number, such as "DK12345678". */
	taxNumber: string | null;
	/** Number in the company register, such as CVR or organisation number. */
	registrationNumber: string | null;
	/** Global location number (EAN) that electronic invoices are addressed to. */
	locationNumber: string | null;
	billingAddress: Address | null;
	shippingAddress: Address | null;
	currency: CurrencyCode | null;
	/** Language tag, such as "da". */
	language: string | null;
	group: { id: string; name: string | null } | null;
	tags: string[];
	note: string | null;
	createdAt: DateTimeText | null;
	updatedAt: DateTimeText | null;
	attributes: Record<string, string>;
	/** The vendor's raw object, untouched. */
	source: unknown;
}

export const customerShape = objectOf<Customer>({
	kind: oneOf(['customer']),
	key: about('Idempotency key: <system>:<account>:<id>.', keyOfWhole),
	system,
	account: someText,
	id: someText,
	number: about('The number that people know the customer by, when it is not the id.', optionalText),
	type: oneOf(CUSTOMER_TYPES),
	name: about("Name to print: the company's, else first and last name.", text()),
	firstName: optionalText,
	lastName: optionalText,
	company: optionalText,
	email: optionalText,
	invoiceEmail: about('Where invoices go, when that is another address.', optionalText),
	phone: optionalText,
	mobilePhone: optionalText,
	taxNumber: about('VAT number, such as "DK12345678".', optionalText),
	registrationNumber: about(
		'Number in the company register, such as CVR or organisation number.',
		optionalText,
	),
	locationNumber: about(
		'Global location number (EAN) that electronic invoices are addressed to.',
		optionalText,
	),
	billingAddress: nullable(address),
	shippingAddress: nullable(address),
	currency: nullable(currency),
	language: about('Language tag, such as "da".', optionalText),
	group: nullable(objectOf<{ id: string; name: string | null }>({ id: someText, name: optionalText })),
	tags: listOf(text()),
	note: optionalText,
	createdAt: nullable(dateTime),
	updatedAt: nullable(dateTime),
	attributes: recordOf(text()),
	source: about("The vendor's raw object, untouched.", anything),
});

export function checkCustomer(value: unknown): RecordCheck<Customer> {
	return checkRecord(customerShape, value);
}
