import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';

export const INPUT_TYPE = 'test.input';
export const SECOND_INPUT_TYPE = 'test.secondInput';
export const START_TYPE = 'test.start';
export const TESTED_TYPE = 'test.tested';

/** The node types of one run: those that emit the given items, and the one under test. */
export class TestNodeTypes implements INodeTypes {
	private readonly types: Record<string, INodeType>;

	constructor(tested: INodeType, items: INodeExecutionData[], secondItems: INodeExecutionData[] = []) {
		this.types = {
			[INPUT_TYPE]: inputNode(items),
			[SECOND_INPUT_TYPE]: inputNode(secondItems),
			[START_TYPE]: inputNode([{ json: {} }]),
			[TESTED_TYPE]: tested,
		};
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string): INodeType {
		const found = this.types[type];
		if (!found) throw new Error(`unknown node type ${type}`);
		return found;
	}

	getKnownTypes(): Record<string, never> {
		return {};
	}
}

function inputNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Input',
			name: 'input',
			group: ['input'],
			version: 1,
			description: 'Emits the items of the test',
			defaults: { name: 'Input' },
			inputs: [],
			outputs: ['main'],
			properties: [],
		} as INodeTypeDescription,
		execute: async () => [structuredClone(items)],
	};
}
