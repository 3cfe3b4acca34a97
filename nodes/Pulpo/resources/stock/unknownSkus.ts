import { NodeOperationError } from 'n8n-workflow';

import type { Run } from '../../../shared/node/types';
import { isRow } from '../../client/wire';

const MOST_NAMED = 20;

/** Left out and named below the output, or an error, as the option says. */
export function showUnknown(run: Run, skus: string[], firstItem: number): void {
	const more = skus.length > MOST_NAMED ? ` and ${skus.length - MOST_NAMED} more` : '';
	const message = `PULPO WMS has no product with SKU ${skus.slice(0, MOST_NAMED).join(', ')}${more}`;
	const options = run.parameter<unknown>('options', 0, {});
	if (isRow(options) && options['unknownSku'] === 'fail') {
		throw new NodeOperationError(run.context.getNode(), message, {
			itemIndex: firstItem,
			description: 'Check the SKU, or import the product first.',
		});
	}
	run.context.addExecutionHints({ message, location: 'outputPane', type: 'warning' });
}
