/** The key that a fresh shop has; a shop shows it once when the owner makes it. */
export const DEFAULT_KEY = {
	consumerKey: `ck_${'5a9d0e1c'.repeat(5)}`,
	consumerSecret: `cs_${'c7f2b486'.repeat(5)}`,
};

export const VERSION = '10.5.2';
export const WORDPRESS_VERSION = '6.9.1';
