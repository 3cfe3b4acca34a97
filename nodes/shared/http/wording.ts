import type { Problem } from '../model/outcome';
import type { Trouble } from './trouble';
import type { Endpoint, Judgement } from './types';

type Wording = Pick<Problem, 'code' | 'message' | 'hint' | 'retryable'>;

const LATER =
	'Try again in a few minutes. If it goes on, look at the status page of the system or ask its support.';
const CREDENTIAL =
	'Open the credential, check every field against the system that it comes from, and test it again.';

/** What happened, in a shop owner's words. */
export function statusWording(status: number, judgement: Judgement, title: string, purpose: string): Wording {
	if (judgement.decision === 'ambiguous') return unclear(title, purpose);
	if (judgement.decision === 'wait') return rateLimited(title, purpose, judgement.waitMs);
	if (judgement.decision === 'absent') return absent(title, purpose);
	if (judgement.decision === 'conflict') return conflict(title, purpose);
	return byStatus(status, title, purpose);
}

function byStatus(status: number, title: string, purpose: string): Wording {
	switch (status) {
		case 401:
			return wording('unauthorized', `${title} did not accept the credential (${purpose})`, CREDENTIAL);
		case 402:
			return wording(
				'paymentRequired',
				`${title} refused to ${purpose}: the plan of the account does not allow it or a payment is due`,
				'Sign in to the system and check the account and its plan.',
			);
		case 403:
			return wording(
				'forbidden',
				`${title} does not allow this credential to ${purpose}`,
				'Give the user or app of the credential the missing permission (scope), then test the credential again.',
			);
		case 404:
		case 410:
			return absent(title, purpose);
		case 409:
			return conflict(title, purpose);
		case 413:
			return wording('tooLarge', `${title} refused to ${purpose}: too much data in one request`, null);
		case 429:
			return rateLimited(title, purpose, undefined);
		default:
			return byClass(status, title, purpose);
	}
}

function byClass(status: number, title: string, purpose: string): Wording {
	if (status >= 500) {
		return wording(
			'vendorDown',
			`${title} could not ${purpose}: it answered with an internal error`,
			LATER,
			true,
		);
	}
	if (status >= 300 && status < 400) {
		return wording(
			'redirected',
			`${title} is not at this address: it sent the request elsewhere (${purpose})`,
			'Check the address in the credential; copy it from the system, without a page behind it.',
		);
	}
	if (status === 408 || status === 423 || status === 425) {
		return wording('busy', `${title} was too busy to ${purpose}`, LATER, true);
	}
	return wording(
		'refused',
		`${title} refused to ${purpose}: it did not accept the data`,
		'Correct the data that the system names, then run it again.',
	);
}

/** Why there was no answer, in a shop owner's words. */
export function troubleWording(trouble: Trouble, endpoint: Endpoint, purpose: string): Wording {
	const { title, baseUrl } = endpoint;
	const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
	switch (trouble.code) {
		case 'timeout':
			return trouble.sent === 'maybe'
				? wording('timeout', `${title} did not answer in time (${purpose})`, LATER, true)
				: wording('timeout', `${title} could not be reached in time (${purpose})`, LATER, true);
		case 'reset':
			return wording('connectionLost', `The connection to ${title} broke off (${purpose})`, LATER, true);
		case 'refused':
			return wording(
				'connectionRefused',
				`${title} could not be reached at ${host}: nothing answers there (${purpose})`,
				'Check the address in the credential, and whether the system is running.',
				true,
			);
		case 'dns':
			return wording(
				'hostNotFound',
				`There is no server named ${host} (${purpose})`,
				'Check the address in the credential for typing errors, and the internet connection of n8n.',
				true,
			);
		case 'unreachable':
			return wording('unreachable', `${title} cannot be reached from this n8n (${purpose})`, LATER, true);
		case 'certificate':
			return wording(
				'certificate',
				`The security certificate of ${host} is not valid (${purpose})`,
				'Check the address in the credential. If it is right, the owner of the server must renew its certificate.',
			);
		case 'login':
			return loginWording(trouble, title, purpose);
		case 'credential':
			return wording(
				'credentialMissing',
				trouble.detail === ''
					? `The credential for ${title} cannot be used (${purpose})`
					: `The credential for ${title} cannot be used (${purpose}): ${trouble.detail}`,
				CREDENTIAL,
			);
		case 'blocked':
			return wording(
				'addressBlocked',
				`n8n does not allow requests to ${host} (${purpose})`,
				'Check the allowed domains in the credential and the settings of this n8n.',
			);
		case 'cancelled':
			return wording('stopped', `The run was stopped before ${title} could ${purpose}`, null, true);
		default:
			return wording('noAnswer', `${title} gave no usable answer (${purpose})`, LATER, true);
	}
}

function loginWording(trouble: Trouble, title: string, purpose: string): Wording {
	const status = trouble.loginReply?.status;
	if (status === undefined || status >= 500) {
		return wording('loginUnavailable', `${title} could not be logged in to (${purpose})`, LATER, true);
	}
	if (status === 429) return rateLimited(title, 'log in', undefined);
	return wording(
		'unauthorized',
		`${title} refused the login: user, password or key is wrong (${purpose})`,
		CREDENTIAL,
	);
}

function unclear(title: string, purpose: string): Wording {
	return wording(
		'ambiguous',
		`It is not known whether ${title} did ${purpose}: it gave no clear answer`,
		'Look the record up in the system before it is sent again.',
		true,
	);
}

function rateLimited(title: string, purpose: string, waitMs: number | undefined): Wording {
	const seconds = waitMs === undefined ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} seconds`;
	return wording(
		'rateLimited',
		`${title} had too many requests to ${purpose}${seconds}`,
		'Run it again later, or lower the requests per minute in the options of the node.',
		true,
	);
}

function absent(title: string, purpose: string): Wording {
	return wording(
		'notFound',
		`${title} has no such record (${purpose})`,
		'Check the id, and whether the record was deleted or belongs to another account.',
	);
}

function conflict(title: string, purpose: string): Wording {
	return wording(
		'conflict',
		`${title} could not ${purpose}: it exists already or was changed meanwhile`,
		null,
	);
}

function wording(code: string, message: string, hint: string | null, retryable = false): Wording {
	return { code, message, hint, retryable };
}
