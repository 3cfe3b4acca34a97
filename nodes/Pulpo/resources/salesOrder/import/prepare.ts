import type { Change, Outcome, Reason } from '../../../../shared/model/outcome';
import type { ItemBody, OrderBody } from '../../../client/wire';
import { changesOfNew } from '../../../mapping/changes';
import { itemsOf, skusOf } from '../../../mapping/lines';
import { orderBody, type OrderDraft } from '../../../mapping/order';
import type { CustomerBook } from './customers';
import { aboutOrder, failed, problemOf, type Subject } from './outcomes';
import { nothingToShip } from './jobOf';
import type { ProductBook } from './products';
import type { ImportSettings } from './settings';

/** An order as PULPO takes it. `newCustomer`: only in a dry run, the customer that would be created. */
export interface Prepared {
	body: OrderBody;
	newCustomer: string | null;
	/** Lines that the policy for unknown SKUs left out. */
	warning: Reason | null;
}

export interface Books {
	products: ProductBook;
	customers: CustomerBook;
	settings: ImportSettings;
	startedAt: string;
}

/** Puts the ids of customer and products in; the outcome when one of them is missing. */
export function prepare(subject: Subject, draft: OrderDraft, books: Books): Prepared | Outcome {
	const lines = linesOf(subject, draft, books);
	if ('outcome' in lines) return lines;
	const customer = books.customers.customerOf(draft.order, subject);
	if ('problem' in customer) return failed(subject, customer.problem);
	const thirdPartyId = 'id' in customer ? customer.id : 0;
	return {
		body: orderBody(draft, books.settings, { thirdPartyId, items: lines.items }, books.startedAt),
		newCustomer: 'create' in customer ? customer.create : null,
		warning: lines.leftOut.length === 0 ? null : leftOutWarning(lines.leftOut),
	};
}

/** What a dry run shows of a new order. */
export function previewOf(prepared: Prepared): Change[] {
	return changesOfNew(prepared.body).map((change) =>
		change.field === 'third_party_id' && prepared.newCustomer !== null
			? { ...change, after: `new customer ${prepared.newCustomer}` }
			: change,
	);
}

/** The lines with their products, or why they cannot be sent. */
export function linesOf(
	subject: Subject,
	draft: OrderDraft,
	books: Books,
): { items: ItemBody[]; leftOut: string[] } | Outcome {
	const { settings } = books;
	const problem = books.products.problemOf(skusOf([draft.order], settings));
	if (problem !== null) return failed(subject, aboutOrder(subject, problem));
	const lines = itemsOf(draft.order, settings, (sku) => books.products.idOf(sku));
	if (!lines.ok) return failed(subject, problemOf(lines.code, lines.message, lines.hint));
	if (lines.items.length > 0) return lines;
	const outcome = nothingToShip(subject);
	return lines.leftOut.length === 0 ? outcome : { ...outcome, reason: leftOutWarning(lines.leftOut) };
}

export function leftOutWarning(leftOut: string[]): Reason {
	return {
		code: 'linesLeftOut',
		message: `Left out because PULPO WMS does not know the SKU: ${leftOut.join(', ')}`,
	};
}
