import type { INodeProperties } from 'n8n-workflow';

import { choice, flag } from '../fieldKit';

/** Which products go to PULPO. */
export function selectionOptions(): INodeProperties[] {
	return [
		{
			...flag(
				'Create Missing Products',
				'createMissing',
				'Whether products that PULPO WMS does not have are created; otherwise they are skipped',
			),
			default: true,
		},
		{
			...flag(
				'Only Physical Products',
				'onlyPhysical',
				'Whether gift cards and products that need no shipping are skipped',
			),
			default: true,
		},
		choice(
			'Inactive Products',
			'inactive',
			[
				{ name: 'Import as Active', value: 'active', description: 'As if they were for sale' },
				{ name: 'Import as Inactive', value: 'deactivate', description: 'They become inactive in PULPO WMS' },
				{ name: 'Skip', value: 'skip', description: 'They stay in PULPO WMS as they are' },
			],
			'skip',
			'What to do with archived products and drafts',
		),
		choice(
			'Same SKU Twice',
			'duplicateSku',
			[
				{
					name: 'Fail All of Them',
					value: 'fail',
					description: 'None is sent, each result names all of them',
				},
				{ name: 'Use the First', value: 'first', description: 'The others are skipped, each with a reason' },
			],
			'fail',
			'What to do with several products of the shop that share one SKU',
		),
	];
}
