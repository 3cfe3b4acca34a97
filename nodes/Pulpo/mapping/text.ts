import { LONGEST_TEXT } from '../client/limits';

/** The first of the texts that says something, trimmed. */
export function firstText(...texts: Array<string | null | undefined>): string {
	for (const text of texts) {
		const trimmed = text?.trim() ?? '';
		if (trimmed !== '') return trimmed;
	}
	return '';
}

export function fullName(person: {
	name: string | null;
	firstName: string | null;
	lastName: string | null;
}): string {
	const parts = [person.firstName, person.lastName]
		.map((part) => part?.trim() ?? '')
		.filter((part) => part !== '');
	return firstText(person.name, parts.join(' '));
}

/** Cuts to the vendor's longest text without cutting a character in half. */
export function cut(text: string, longest = LONGEST_TEXT): string {
	const characters = [...text];
	return characters.length <= longest ? text : characters.slice(0, longest).join('').trimEnd();
}
