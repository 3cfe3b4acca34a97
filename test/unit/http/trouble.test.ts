import { deliveryOf, replyOf } from '../../../nodes/shared/http/trouble';

const URL_CALLED = 'https://a.example/api/things';

function httpError(code: string, changes: object = {}): Error {
	return Object.assign(new Error('network words'), {
		isAxiosError: true,
		code,
		config: { url: URL_CALLED },
		...changes,
	});
}

/** As n8n throws it. */
const wrapped = (cause: Error) => Object.assign(new Error('wrapped', { cause }), { name: 'NodeApiError' });

describe('an error of the request helper', () => {
	it.each([
		['ECONNREFUSED', {}, 'refused', 'no'],
		['ENOTFOUND', {}, 'dns', 'no'],
		['EAI_AGAIN', {}, 'dns', 'no'],
		['ECONNABORTED', {}, 'timeout', 'maybe'],
		['ETIMEDOUT', {}, 'timeout', 'maybe'],
		['ETIMEDOUT', { cause: { syscall: 'connect' } }, 'timeout', 'no'],
		['ECONNRESET', {}, 'reset', 'maybe'],
		[
			'ECONNRESET',
			{ message: 'Client network socket disconnected before secure TLS connection was established' },
			'reset',
			'no',
		],
		['EPIPE', {}, 'reset', 'maybe'],
		['CERT_HAS_EXPIRED', {}, 'certificate', 'no'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', {}, 'certificate', 'no'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', {}, 'certificate', 'no'],
		['ERR_TLS_CERT_ALTNAME_INVALID', {}, 'certificate', 'no'],
		['ERR_CANCELED', {}, 'cancelled', 'maybe'],
		['SOMETHING_NEW', {}, 'other', 'maybe'],
	])('%s %j is "%s", sent: %s', (code, changes, expected, sent) => {
		expect(deliveryOf(wrapped(httpError(code, changes)), URL_CALLED)).toMatchObject({
			trouble: { code: expected, sent },
		});
	});

	it('with an answer to this call is that answer', () => {
		const response = { status: 401, headers: { 'X-A': ['1', '2'] }, data: '{"message":"no"}' };
		expect(deliveryOf(wrapped(httpError('ERR_BAD_REQUEST', { response })), URL_CALLED)).toEqual({
			reply: { status: 401, headers: { 'x-a': '1, 2' }, body: { message: 'no' } },
		});
	});

	it('with an answer to another address is a refused login', () => {
		const error = httpError('ERR_BAD_REQUEST', {
			config: { url: 'https://a.example/api/auth' },
			response: { status: 403, headers: {}, data: { message: 'no' } },
		});
		expect(deliveryOf(wrapped(error), URL_CALLED)).toMatchObject({
			trouble: { code: 'login', sent: 'no', loginReply: { status: 403 } },
		});
	});

	it('that is none of HTTP happened before anything was sent', () => {
		expect(deliveryOf(new Error('Credentials not found'), URL_CALLED)).toMatchObject({
			trouble: { code: 'credential', sent: 'no' },
		});
	});
});

describe('a body', () => {
	it.each([
		['{"a":1}', { a: 1 }],
		['\uFEFF{"a":1}', { a: 1 }],
		['[1]', [1]],
		['12', 12],
		['null', null],
		['', undefined],
		[' \n', undefined],
		['<xml/>', '<xml/>'],
		['{broken', '{broken'],
		['true story', 'true story'],
	])('%j is read as %j', (text, expected) => {
		expect(replyOf({ statusCode: 200, headers: {}, body: text })?.body).toEqual(expected);
	});
});
