import { fullName } from '../address.ts';
import type { Resolvers } from '../context.ts';
import type { Address } from '../records.ts';

/** An address as part of its owner, which lends it an id. */
export type OwnedAddress = Address & { kind: 'MailingAddress'; id: string };

export const owned = (address: Address | null, owner: string): OwnedAddress | null =>
	address && {
		...address,
		kind: 'MailingAddress',
		id: `gid://shopify/MailingAddress/${owner}?model_name=Address`,
	};

export const addressResolvers: Resolvers = {
	MailingAddress: {
		name: (address: OwnedAddress) => fullName(address),
		countryCodeV2: (address: OwnedAddress) => address.countryCode,
		coordinatesValidated: () => false,
		formatted: (address: OwnedAddress, args: { withName: boolean; withCompany: boolean }) =>
			[
				args.withName ? fullName(address) : null,
				args.withCompany ? address.company : null,
				address.address1,
				address.address2,
				[address.zip, address.city].filter(Boolean).join(' '),
				address.country,
			].filter((part) => part !== null && part !== ''),
		formattedArea: (address: OwnedAddress) => [address.city, address.country].filter(Boolean).join(', '),
	},
};
