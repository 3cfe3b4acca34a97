import type { Order, OrderCustomer } from '../../../../shared/model/order';
import type { Problem } from '../../../../shared/model/outcome';
import type { Session } from '../../../client/session';
import { findOrCreateCustomers, type CustomerResult } from '../../../client/customers';
import { thirdPartyBody } from '../../../mapping/customer';
import { problemOf, type Subject } from './outcomes';
import type { ImportSettings } from './settings';
import { chooseCustomer } from '../../../../shared/rules/fallbackCustomer';

/** The third party of an order; `create` only in a dry run. */
export type CustomerOf = { id: number } | { create: string } | { problem: Problem };

/** Customer key -> third party: one record for each customer, however many orders there are of them. */
export class CustomerBook {
	private readonly results = new Map<string, CustomerResult>();

	private readonly session: Session;

	private readonly settings: ImportSettings;

	constructor(session: Session, settings: ImportSettings) {
		this.session = session;
		this.settings = settings;
	}

	/** The first of a customer's orders gives the address of a new record. */
	async load(orders: readonly Order[]): Promise<void> {
		const wanted = new Map<string, { customer: OrderCustomer; order: Order }>();
		for (const order of orders) {
			const { customer } = order;
			if (customer !== null && !this.results.has(customer.key) && !wanted.has(customer.key)) {
				wanted.set(customer.key, { customer, order });
			}
		}
		const { settings } = this;
		const results = await findOrCreateCustomers(this.session, [...wanted.keys()], {
			merchantId: settings.merchantId,
			create: settings.unknownCustomer === 'create' && !settings.dryRun,
			bodyOf: (key, tenantId) => {
				const entry = wanted.get(key);
				return entry === undefined ? null : thirdPartyBody(entry.customer, entry.order, settings, tenantId);
			},
		});
		for (const [key, result] of results) this.results.set(key, result);
	}

	/** How many customers were looked up, and how many of them created. */
	get sizes(): { looked: number; created: number } {
		const created = [...this.results.values()].filter(({ kind }) => kind === 'created');
		return { looked: this.results.size, created: created.length };
	}

	customerOf(order: Order, subject: Subject): CustomerOf {
		const choice = chooseCustomer(order, this.settings.fallbackCustomer);
		if (choice.use === 'fallback') return { id: Number(choice.id) };
		if (choice.use === 'none') {
			return {
				problem: problemOf('noCustomer', choice.reason.message, 'Choose a Fallback Customer in the node.'),
			};
		}
		const result = this.results.get(choice.customer.key);
		if (result?.kind === 'found' || result?.kind === 'created') return { id: result.id };
		if (result?.kind === 'failed' || result?.kind === 'unknown')
			return { problem: aboutCustomer(subject, result.problem) };
		if (this.settings.unknownCustomer === 'create') return { create: choice.customer.key };
		if (this.settings.unknownCustomer === 'standIn') return { id: Number(this.settings.fallbackCustomer) };
		return {
			problem: problemOf(
				'unknownCustomer',
				`Order ${subject.shopNumber} was not sent to PULPO WMS: its customer ${choice.customer.key} is unknown there`,
				'Create the customer in PULPO WMS, or change the option Unknown Customer.',
			),
		};
	}
}

function aboutCustomer(subject: Subject, problem: Problem): Problem {
	return {
		...problem,
		message: `Order ${subject.shopNumber} was not sent to PULPO WMS, its customer could not be settled: ${problem.message}`,
	};
}
