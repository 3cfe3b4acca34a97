import type { World } from '../world.ts';

export type AddressVerdict = { ok: true } | { ok: false; reason: string };

const PORTS = ['', '80', '443', '8080'];
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/;
const LOCAL = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp)$/;

/** Where WordPress sends requests of its own: public hosts, three ports, and the shop itself. */
export function judgeAddress({ settings }: World, address: string): AddressVerdict {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !['http:', 'https:'].includes(url.protocol)) return refused('no address');
	if (url.username !== '' || url.password !== '') return refused('user in the address');
	const home = new URL(settings.url);
	const isOwnHost = url.hostname === home.hostname;
	if (!isOwnHost && isPrivate(url.hostname)) return refused(`${url.hostname} is not a public host`);
	if (!PORTS.includes(url.port) && !(isOwnHost && url.port === home.port)) return refused(`port ${url.port}`);
	return { ok: true };
}

const refused = (reason: string): AddressVerdict => ({
	ok: false,
	reason: `A valid URL was not provided. (${reason})`,
});

function isPrivate(host: string): boolean {
	if (host.startsWith('[') || LOCAL.test(host) || !host.includes('.')) return true;
	const [, first = '', second = ''] = IPV4.exec(host) ?? [];
	if (first === '') return false;
	if (['0', '10', '127'].includes(first)) return true;
	if (first === '172') return Number(second) >= 16 && Number(second) <= 31;
	return (first === '192' && second === '168') || (first === '169' && second === '254');
}
