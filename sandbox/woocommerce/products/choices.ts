import { rowsOf, type Row } from '../call.ts';
import type { Choice, Product, ProductAttribute } from '../records.ts';
import { slugOf } from '../slug.ts';
import type { World } from '../world.ts';

/** "M, Red"; what the variation leaves open is not named. */
export const variationName = (_world: World, { choices }: Product): string =>
	choices
		.map(({ option }) => option)
		.filter((option) => option !== '')
		.join(', ');

export const choiceViews = (world: World, { choices }: Product): object[] =>
	choices.map(({ id, name, option }) => ({
		id,
		name,
		slug: world.attributes.get(id)?.slug ?? slugOf(name),
		option,
	}));

/** Attributes that the variable product does not offer for variations fall away without a word. */
export function readChoices(given: unknown, offered: ProductAttribute[]): Choice[] {
	return rowsOf(given).flatMap((row) => {
		const attribute = offered.find((one) => one.variation && isNamed(one, row));
		if (!attribute) return [];
		const wanted = String(row['option'] ?? '');
		const option = attribute.options.find((one) => isSame(one, wanted)) ?? wanted;
		return [{ id: attribute.id, name: attribute.name, option }];
	});
}

export function readAttributes(world: World, given: unknown): ProductAttribute[] {
	return rowsOf(given).flatMap((row) => {
		const id = Number(row['id'] ?? 0);
		const name = world.attributes.get(id)?.name ?? (id === 0 ? String(row['name'] ?? '') : '');
		if (name === '') return [];
		const options = [row['options'] ?? []].flat().map(String);
		// Those of a shop-wide attribute come back by name.
		if (id !== 0) options.sort((left, right) => left.localeCompare(right));
		if (id !== 0) for (const option of options) ensureTerm(world, id, option);
		return [
			{
				id,
				name,
				position: Number(row['position'] ?? 0) || 0,
				visible: row['visible'] === true,
				variation: row['variation'] === true,
				options,
			},
		];
	});
}

/** Words that a shop-wide attribute does not know yet are added to it. */
function ensureTerm(world: World, attributeId: number, name: string): void {
	for (const term of world.terms.values())
		if (term.attributeId === attributeId && isSame(term.name, name)) return;
	const id = world.id('term');
	const rest = { parent: 0, description: '', display: '', menu_order: 0 };
	world.terms.set(id, { id, taxonomy: 'term', attributeId, name, slug: slugOf(name), ...rest });
}

const isNamed = (attribute: ProductAttribute, { id, name }: Row): boolean =>
	id ? attribute.id === Number(id) : isSame(attribute.name, String(name ?? ''));

const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
