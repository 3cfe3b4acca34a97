import { folderWith, removeFolders, runScript } from './fixture';

afterEach(removeFolders);

const check = (files: Record<string, string>) => runScript('imports.mjs', folderWith(files));

describe('the check of one-way imports', () => {
	it('accepts imports that go from the node to the shared rooms', () => {
		const { exit, output } = check({
			'nodes/Lamp/Lamp.node.ts': `import { run } from '../shared/node/run';\nimport { orders } from './resources/orders';\n`,
			'nodes/Lamp/resources/orders.ts': `import { place } from '../rooms/place';\nimport { toOrder } from '../mapping/order';\n`,
			'nodes/Lamp/rooms/place.ts': `import { places } from '../client/places';\n`,
			'nodes/Lamp/mapping/order.ts': `import type { WireOrder } from '../client/wire';\nimport { DateTime } from 'luxon';\n`,
			'nodes/Lamp/client/places.ts': `import { connect } from '../../shared/http/request';\nimport { sleep } from 'n8n-workflow';\n`,
			'nodes/shared/http/request.ts': `import { createHash } from 'node:crypto';\nimport { sum } from '../vendor';\n`,
			'nodes/shared/vendor/index.ts': `import Decimal from 'decimal.js-light';\n`,
			'credentials/LampApi.credentials.ts': `import { signIn } from '../nodes/Lamp/client/session';\n`,
			'sandbox/lamp/index.ts': `import axios from 'axios';\nimport type { Vendor } from '../core/types.ts';\n`,
		});
		expect(output).toContain('nothing to say');
		expect(exit).toBe(0);
	});

	const forbidden: [string, string, string][] = [
		[
			'a shared room that knows a vendor',
			'nodes/shared/rules/a.ts',
			`import { x } from '../../Lamp/client/x';`,
		],
		['a system that imports another', 'nodes/Lamp/client/b.ts', `import { x } from '../../Desk/client/x';`],
		['a client that imports a mapping', 'nodes/Lamp/client/c.ts', `export * from '../mapping/order';`],
		['a mapping that imports a room', 'nodes/Lamp/mapping/d.ts', `import { x } from '../rooms/x';`],
		['a room that imports a resource', 'nodes/Lamp/rooms/e.ts', `import type { X } from '../resources/x';`],
		['a resource that imports a node file', 'nodes/Lamp/resources/f.ts', `import { L } from '../Lamp.node';`],
		[
			'a node that imports the sandbox',
			'nodes/Lamp/client/g.ts',
			`import { x } from '../../../sandbox/core/x';`,
		],
		[
			'the sandbox importing a node',
			'sandbox/lamp/h.ts',
			`import { x } from '../../nodes/shared/model/key';`,
		],
		[
			'a library outside the vendor room',
			'nodes/Lamp/client/i.ts',
			`import Decimal from 'decimal.js-light';`,
		],
		['a system module of Node', 'nodes/shared/vendor/j.ts', `import { readFileSync } from 'node:fs';`],
		['an import type expression', 'nodes/Lamp/client/k.ts', `export type A = import('../mapping/order').A;`],
		['a dynamic import', 'nodes/Lamp/client/l.ts', `export const a = import('axios');`],
		['a require call', 'nodes/Lamp/client/m.ts', `export const a = require('axios');`],
		['a credential that imports a resource', 'credentials/N.ts', `import '../nodes/Lamp/resources/x';`],
		['a folder that is no room', 'nodes/Lamp/helpers/o.ts', `export const a = 1;`],
	];
	let complaints: string[];
	beforeAll(() => {
		const { output } = check(Object.fromEntries(forbidden.map(([, file, text]) => [file, `${text}\n`])));
		complaints = output.split('\n');
	});

	it.each(forbidden)('names %s', (_title, file) => {
		expect(complaints.filter((line) => line.startsWith(`${file}:`))).toHaveLength(1);
	});

	it('fails on a single forbidden import', () => {
		const { exit } = check({ 'nodes/Lamp/client/a.ts': `import { x } from '../rooms/x';\n` });
		expect(exit).toBe(1);
	});
});
