/** "Blåbær & Müsli" -> "blabaer-musli" */
export function slugOf(name: string): string {
	return name
		.replace(/[æÆ]/g, 'ae')
		.replace(/[øØ]/g, 'o')
		.replace(/ß/g, 'ss')
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/<[^>]*>/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}

/** The first of "x", "x-2", "x-3" that nobody has. */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
	if (!isTaken(slug)) return slug;
	for (let number = 2; ; number += 1) if (!isTaken(`${slug}-${number}`)) return `${slug}-${number}`;
}
