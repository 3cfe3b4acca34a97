import { address, amount, currency, date, dateTime, key, keyOfWhole, optionalText } from './fields';
import { someText, system, taxedAmount } from './fields';
import type { Address, TaxedAmount } from './order';
import type { CurrencyCode, DateTimeText, Decimal, SystemId } from './primitives';
import { checkRecord, type RecordCheck } from './record';
import { about, anything, listOf, nullable, objectOf, oneOf, recordOf, text, yesOrNo } from './shape';

export const INVOICE_TYPES = ['invoice', 'proforma', 'creditNote'] as const;
export type InvoiceType = (typeof INVOICE_TYPES)[number];

export const INVOICE_STATUSES = ['draft', 'booked', 'cancelled', 'unknown'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export interface InvoiceLine {
	id: string | null;
	/** The shop's line id; null for shipping, fees and lines made by hand. */
	orderLineId: string | null;
	productId: string | null;
	sku: string | null;
	name: string;
	/** May be negative: discounts and credit notes. */
	quantity: Decimal;
	unit: string | null;
	/** After discount. */
	unitPrice: TaxedAmount | null;
	total: TaxedAmount | null;
	/** As a fraction, such as "0.27". */
	taxRate: Decimal | null;
	/** The target's own word for the tax, such as "0% - EUE". */
	taxCode: string | null;
}

export interface InvoiceBuyer {
	/** Number or id of the customer in the invoicing system. */
	id: string | null;
	name: string;
	taxNumber: string | null;
	email: string | null;
	address: Address | null;
}

/**
 * Invoice, proforma or credit note. JSON Schema: docs/model/invoice.schema.json.
 * Links to the PDF are never part of it: many open without a password. Nodes hand the PDF out as binary data.
 */
export interface Invoice {
	kind: 'invoice';
	/** Idempotency key: `<system>:<account>:<id>`. */
	key: string;
	system: SystemId;
	account: string;
	id: string;
	/** The legal number; null for drafts and proformas that have none. */
	number: string | null;
	type: InvoiceType;
	status: InvoiceStatus;
	/** Key of the shop's order; null when the system does not keep it. */
	orderKey: string | null;
	orderNumber: string | null;
	/** For credit notes: the number of the invoice that is credited. */
	creditedNumber: string | null;
	buyer: InvoiceBuyer;
	issuedOn: string | null;
	/** Date of supply. */
	suppliedOn: string | null;
	dueOn: string | null;
	currency: CurrencyCode;
	/** Units of the company's own currency for one unit of `currency`; null when they are the same or it is not known. */
	exchangeRate: Decimal | null;
	lines: InvoiceLine[];
	total: TaxedAmount | null;
	/** Still to be paid, gross; "0" = paid; null when not known. */
	openAmount: Decimal | null;
	paymentMethod: string | null;
	/** false: on paper; null when the system makes no difference. */
	electronic: boolean | null;
	note: string | null;
	updatedAt: DateTimeText | null;
	attributes: Record<string, string>;
	/** The vendor's raw object, links to the PDF taken out. */
	source: unknown;
}

const invoiceLine = objectOf<InvoiceLine>({
	id: optionalText,
	orderLineId: about("The shop's line id; null for shipping, fees and lines made by hand.", optionalText),
	productId: optionalText,
	sku: optionalText,
	name: text(),
	quantity: about('May be negative: discounts and credit notes.', amount),
	unit: optionalText,
	unitPrice: about('After discount.', nullable(taxedAmount)),
	total: nullable(taxedAmount),
	taxRate: about('As a fraction, such as "0.27".', nullable(amount)),
	taxCode: about('The invoicing system\'s own word for the tax, such as "0% - EUE".', optionalText),
});

const buyer = objectOf<InvoiceBuyer>({
	id: about('Number or id of the customer in the invoicing system.', optionalText),
	name: text(),
	taxNumber: optionalText,
	email: optionalText,
	address: nullable(address),
});

export const invoiceShape = objectOf<Invoice>({
	kind: oneOf(['invoice']),
	key: about('Idempotency key: <system>:<account>:<id>.', keyOfWhole),
	system,
	account: someText,
	id: someText,
	number: about('The legal number; null for drafts and proformas that have none.', nullable(someText)),
	type: oneOf(INVOICE_TYPES),
	status: oneOf(INVOICE_STATUSES),
	orderKey: about("Key of the shop's order; null when the system does not keep it.", nullable(key)),
	orderNumber: optionalText,
	creditedNumber: about('For credit notes: the number of the invoice that is credited.', optionalText),
	buyer,
	issuedOn: nullable(date),
	suppliedOn: about('Date of supply.', nullable(date)),
	dueOn: nullable(date),
	currency,
	exchangeRate: about("Units of the company's own currency for one unit of the invoice's.", nullable(amount)),
	lines: listOf(invoiceLine),
	total: nullable(taxedAmount),
	openAmount: about('Still to be paid, gross; 0 = paid; null when not known.', nullable(amount)),
	paymentMethod: optionalText,
	electronic: nullable(yesOrNo),
	note: optionalText,
	updatedAt: nullable(dateTime),
	attributes: recordOf(text()),
	source: about("The vendor's raw object, links to the PDF taken out.", anything),
});

export function checkInvoice(value: unknown): RecordCheck<Invoice> {
	return checkRecord(invoiceShape, value);
}
