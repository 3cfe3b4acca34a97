import type { INodeProperties } from 'n8n-workflow';

/** For every write: nothing is sent, each result shows before and after. */
export function dryRunField(): INodeProperties {
	return {
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether to only show what would change, without sending anything',
	};
}

export type ReturnFormat = 'unified' | 'raw';

/** For every read of a record that has a unified form. */
export function returnFormatField(record: string, system: string): INodeProperties {
	return {
		displayName: 'Return Format',
		name: 'returnFormat',
		type: 'options',
		options: [
			{
				name: 'Raw',
				value: 'raw',
				description: `Each ${record} exactly as ${system} sends it`,
			},
			{
				name: 'Unified',
				value: 'unified',
				description: `The same form of ${record} for every system, ready for the other nodes of this package`,
			},
		],
		default: 'unified',
		description: `The form in which each ${record} is returned`,
	};
}

export type RecordPolicy = 'fail' | 'skip' | 'standIn' | 'create';

export interface PolicyTexts {
	displayName: string;
	name: string;
	description: string;
	/** Only these choices are offered, with their texts. */
	choices: Array<{ value: RecordPolicy; name: string; description: string }>;
	default: RecordPolicy;
}

/** What to do with something unknown, such as a SKU or a customer that the target does not have. */
export function policyField(texts: PolicyTexts): INodeProperties {
	const { default: fallback } = texts;
	return {
		displayName: texts.displayName,
		name: texts.name,
		type: 'options',
		options: sortedByName(texts.choices),
		default: fallback,
		description: texts.description,
	};
}

/** How many requests per minute the node may make. */
export function requestsPerMinuteField(fallback: number, highest: number): INodeProperties {
	return {
		displayName: 'Requests per Minute',
		name: 'requestsPerMinute',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: highest },
		default: fallback,
		description:
			'How many requests this node makes per minute at most. Lower it when other programs use the same account at the same time.',
	};
}

/** How long the node waits for an answer. */
export function timeoutField(fallbackSeconds: number): INodeProperties {
	return {
		displayName: 'Timeout (Seconds)',
		name: 'timeoutSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 300 },
		default: fallbackSeconds,
		description: 'How long to wait for an answer before a request counts as failed',
	};
}

function sortedByName<T extends { name: string }>(choices: T[]): T[] {
	return [...choices].sort((left, right) => left.name.localeCompare(right.name, 'en'));
}
