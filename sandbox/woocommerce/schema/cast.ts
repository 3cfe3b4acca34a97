import { isRow, type Row } from '../call.ts';
import { listFrom } from './check.ts';
import type { Args, Spec } from './types.ts';

/** Every known argument in its own type, defaults filled in; what is unknown falls away without a word. */
export function castArgs(args: Args, given: Row, fillIn: boolean): Row {
	const cast: Row = {};
	for (const [name, spec] of Object.entries(args)) {
		if (given[name] !== undefined) cast[name] = castOne(spec, given[name]);
		else if (fillIn && spec.fallback !== undefined) cast[name] = spec.fallback;
	}
	return cast;
}

function castOne(spec: Spec, value: unknown): unknown {
	if (value === null) return null;
	const types = [spec.type].flat();
	if (types.length > 1) return value;
	switch (types[0]) {
		case 'integer':
			return Math.trunc(Number(value)) || 0;
		case 'number':
			return Number(value) || 0;
		case 'boolean':
			return typeof value === 'string' ? ['1', 'true', 'yes'].includes(value.toLowerCase()) : Boolean(value);
		case 'string':
			return typeof value === 'object' ? '' : String(value);
		case 'ids':
			return listFrom(value).map((id) => Math.abs(Math.trunc(Number(id)) || 0));
		case 'array':
			return listFrom(value).map((item) => (spec.items ? castOne(spec.items, item) : item));
		case 'object':
			return isRow(value) && spec.props ? { ...value, ...castArgs(spec.props, value, false) } : value;
		default:
			return value;
	}
}
