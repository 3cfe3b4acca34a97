import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { Outcome, Problem } from '../../../shared/model/outcome';
import { showRequests } from '../../../shared/node/requestHint';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { LOOK_UP_SIZE } from '../../client/limits';
import { bestProduct, lookUpProducts } from '../../client/products';
import { openPulpo } from '../../client/endpoint';
import { correctStock, type Correction } from '../../client/stocks';
import { idOf, isRow, textOf } from '../../client/wire';
import { chosenId } from '../../rooms/locator';
import { warehouseField } from '../../rooms/warehouse';
import { text } from '../fieldKit';
import { chosenProduct, whichProduct, type Which } from '../product/which';
import { outcomeOf, problemOf, type Subject } from '../salesOrder/import/outcomes';
import { isOn } from '../values';

export const correct: WriteOperation = {
	kind: 'write',
	name: 'correct',
	title: 'Correct',
	action: 'Correct stock',
	description: 'Add to or take from the stock of a location; never sent twice when the answer is lost',
	fields: fields(),
	async run(run) {
		const connection = await openPulpo(run.context);
		const wanted = Array.from({ length: run.itemCount }, (_, item) => chosenProduct(run, item));
		const skus = wanted.filter(({ by }) => by === 'sku').map(({ value }) => value);
		const found = await lookUpProducts(connection, skus, {});
		const outcomes: Outcome[] = [];
		for (const [item, which] of wanted.entries()) {
			const correction = correctionOf(run, item);
			const subject: Subject = {
				key: which.value,
				shopNumber: which.value,
				number: which.value,
				dryRun: isOn(run.parameter<unknown>('dryRun', item, false)),
			};
			const id =
				which.by === 'id' ? idOf(which.value) : idOf(bestProduct(found.rows.get(which.value) ?? [])?.['id']);
			const changes = [{ field: 'quantity', before: null, after: correction.quantity }];
			if (id === null) {
				const problem = found.failed.get(which.value) ?? unknownProduct(which);
				outcomes.push(outcomeOf(subject, 'failed', { problem }));
			} else if (subject.dryRun) outcomes.push(outcomeOf(subject, 'updated', { id, changes }));
			else {
				const attempt = await correctStock(connection, { ...correction, productId: id }, which.value);
				if (attempt.ok) outcomes.push(outcomeOf(subject, 'updated', { id, changes }));
				else if (attempt.decision === 'ambiguous')
					outcomes.push(
						outcomeOf(subject, 'unknown', { id, changes, problem: unclear(which, attempt.problem) }),
					);
				else outcomes.push(outcomeOf(subject, 'failed', { id, problem: attempt.problem }));
			}
		}
		const calls = outcomes.filter(({ dryRun, target }) => !dryRun && target !== null).length;
		showRequests(run.context, connection, Math.ceil(new Set(skus).size / LOOK_UP_SIZE) + calls);
		return outcomes;
	},
};

function correctionOf(run: Run, item: number): Omit<Correction, 'productId'> {
	const options = run.parameter<unknown>('options', item, {});
	const warehouseId = chosenId(run.parameter<unknown>('warehouse', item));
	const locationId = idOf(textOf(run.parameter<unknown>('locationId', item, ''))?.trim() ?? '');
	const quantity = Number(run.parameter<unknown>('quantity', item, 0));
	const reason = isRow(options) ? idOf(textOf(options['reasonCodeId'])?.trim() ?? '') : null;
	const missing =
		warehouseId === null ? 'warehouse' : locationId === null ? 'location ID' : quantity ? '' : 'quantity';
	if (warehouseId === null || locationId === null || missing !== '') {
		throw new NodeOperationError(run.context.getNode(), `A stock correction needs a ${missing}`, {
			itemIndex: item,
			description: 'Nothing was sent. The quantity is added when above 0 and taken away when below 0.',
		});
	}
	return { warehouseId, locationId, quantity, reasonCodeId: reason };
}

function unknownProduct({ value }: Which): Problem {
	return problemOf(
		'unknownSku',
		`PULPO WMS has no product ${value}`,
		'Check the SKU, or import the product first.',
	);
}

/** A delta is not idempotent, and nothing tells afterwards whether it was booked. */
function unclear({ value }: Which, problem: Problem): Problem {
	return {
		...problem,
		code: 'unknown',
		message: `It is not known whether the stock of ${value} was corrected: ${problem.message}`,
		hint: 'Look at the stock movements of the product in PULPO WMS before you send it again.',
		retryable: false,
	};
}

function fields(): INodeProperties[] {
	return [
		...whichProduct(),
		warehouseField('The warehouse that the location belongs to'),
		{
			...text('Location ID', 'locationId', 'ID of the location whose stock is corrected', 'e.g. 9'),
			required: true,
		},
		{
			displayName: 'Quantity',
			name: 'quantity',
			type: 'number',
			typeOptions: { numberPrecision: 4 },
			default: 0,
			description: 'How much is added; below 0 = taken away',
		},
		dryRunField(),
		optionsCollection([
			text('Reason Code ID', 'reasonCodeId', 'ID of the reason, where PULPO WMS asks for one', 'e.g. 1'),
		]),
	];
}
