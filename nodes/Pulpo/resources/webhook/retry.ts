import { openPulpo } from '../../client/endpoint';
import type { EachOperation } from '../../../shared/node/types';
import { retryWebhooks } from '../../client/webhooks';

export const retry: EachOperation = {
	kind: 'each',
	name: 'retry',
	title: 'Retry',
	action: 'Send failed webhooks again',
	description: 'Ask PULPO to send again what did not get through. Which calls it sends is up to PULPO.',
	fields: [],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		// One call for all input items: it takes no parameters.
		await run.once('retry', async () => await retryWebhooks(connection));
		return [{ json: { asked: true }, item }];
	},
};
