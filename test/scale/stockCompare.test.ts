import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { WorkflowExecute } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { StockCompare } from '../../nodes/StockCompare/StockCompare.node';
import { makeWorld, TESTED_NODE } from '../support/engine/world';

const ROWS = process.env['SHOPBRIDGE_FULL'] === '1' ? 100_000 : 5_000;
const MOST_MB = 300;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const usedMb = (): number => process.memoryUsage().heapUsed / 1024 / 1024;

const rows = (system: string): IDataObject[] =>
	Array.from({ length: ROWS }, (_, index) => ({
		kind: 'stockLevel',
		key: `${system}:lamp-shop:${index}`,
		id: String(index),
		productId: String(index),
		variantId: null,
		sku: `SKU-${index}`,
		available: String(system === 'pulpo' && index % 10 === 0 ? index + 1 : index),
		location: { id: '1', name: 'Main Street' },
		managed: true,
	}));

it(`compares ${ROWS} rows with ${ROWS} rows within ${MOST_MB} MB`, async () => {
	const world = makeWorld({
		nodeType: StockCompare,
		parameters: { compareBy: 'skuAndPlace' },
		items: rows('pulpo'),
		secondItems: rows('shopify'),
	});
	// The test's own rows do not count; the copy of them that n8n works on does.
	collectGarbage();
	const prepared = usedMb();
	const startNode = world.workflow.getNode('Input') ?? world.node;
	const engine = new WorkflowExecute(world.additionalData, world.mode);
	const run = await engine.run({ workflow: world.workflow, startNode });
	const garbageIncluded = usedMb() - prepared;
	const outputs = run.data.resultData.runData[TESTED_NODE]?.[0]?.data?.['main'];
	collectGarbage();
	const kept = usedMb() - prepared;

	expect(outputs?.map((items) => items?.length)).toEqual([ROWS / 10, 0, 0, 0]);
	expect(kept).toBeLessThan(MOST_MB);
	expect(garbageIncluded).toBeLessThan(MOST_MB);
});
