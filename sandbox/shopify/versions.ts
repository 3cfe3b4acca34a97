/** docs/vendors/shopify.md, "Versions". The sandbox knows the schema of the newest one. */
export const SERVED_VERSIONS = ['2026-10', '2026-07', '2026-04', '2026-01'];
const OLDEST = '2026-01';
const FORM = /^20\d\d-(01|04|07|10)$/;

/** The version that answers, or null when the path names none that ever was. */
export function answeringVersion(asked: string): string | null {
	if (SERVED_VERSIONS.includes(asked) || asked === 'unstable') return asked;
	return FORM.test(asked) && asked < OLDEST ? OLDEST : null;
}

export const publicApiVersions = (): { handle: string; supported: boolean; displayName: string }[] => [
	...SERVED_VERSIONS.map((handle, index) => ({
		handle,
		supported: true,
		displayName: index === 0 ? `${handle} (Latest)` : handle,
	})),
	{ handle: 'unstable', supported: false, displayName: 'unstable' },
];
