import type { Page } from 'playwright-core';
import { keepEvidence } from './pictures.ts';

/** Steps that follow each other as a user takes them: after one failed none is tried. It leaves a picture. */
export function stepsOn(page: () => Page) {
	let failed: string | undefined;
	return (work: (page: Page) => Promise<void>) => async (): Promise<void> => {
		if (failed !== undefined) throw new Error(`Not tried, because this failed: ${failed}`);
		try {
			await work(page());
		} catch (error) {
			failed = expect.getState().currentTestName ?? 'a step';
			process.stderr.write(`What the browser showed: ${await keepEvidence(page(), failed)}\n`);
			throw error;
		}
	};
}
