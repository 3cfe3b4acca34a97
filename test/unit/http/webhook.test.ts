import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import { secretJudge, signatureJudge } from '../../../nodes/shared/http/webhook';

const body = Buffer.from('{"id":1,"name":"ü"}');
const sign = (secret: string, encoding: 'base64' | 'hex', bytes = body) =>
	createHmac('sha256', secret).update(bytes).digest(encoding);

describe('an HMAC over the raw bytes', () => {
	const judge = signatureJudge({ header: 'X-Sign', encoding: 'base64' });

	it('is accepted with any of the secrets, header name in any case', () => {
		expect(judge(body, { 'x-sign': sign('new', 'base64') }, ['old', 'new'])).toEqual({ ok: true });
		expect(judge(body, { 'X-SIGN': sign('old', 'base64') }, ['old', 'new'])).toEqual({ ok: true });
	});

	it('may be hexadecimal with a prefix', () => {
		const hex = signatureJudge({ header: 'x-sign', encoding: 'hex', prefix: 'sha256=' });
		expect(hex(body, { 'x-sign': `sha256=${sign('s', 'hex')}` }, ['s'])).toEqual({ ok: true });
		expect(hex(body, { 'x-sign': sign('s', 'hex') }, ['s'])).toEqual({ ok: false, reason: 'wrongSignature' });
	});

	it('is refused for any other body', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				fc.pre(!Buffer.from(bytes).equals(body));
				const verdict = judge(Buffer.from(bytes), { 'x-sign': sign('s', 'base64') }, ['s']);
				expect(verdict).toEqual({ ok: false, reason: 'wrongSignature' });
			}),
		);
	});

	it('says why it is refused', () => {
		expect(judge(body, {}, ['s'])).toEqual({ ok: false, reason: 'noSignature' });
		expect(judge(body, { 'x-sign': ['a', 'b'] }, ['s'])).toEqual({ ok: false, reason: 'noSignature' });
		expect(judge(body, { 'x-sign': sign('', 'base64') }, [''])).toEqual({ ok: false, reason: 'noSecret' });
		expect(judge(body, { 'x-sign': 'short' }, ['s'])).toEqual({ ok: false, reason: 'wrongSignature' });
	});
});

describe('a fixed secret in a header', () => {
	const judge = secretJudge({ header: 'Authorization', prefix: 'Bearer ' });

	it('must be equal', () => {
		expect(judge(body, { authorization: 'Bearer abc' }, ['abc'])).toEqual({ ok: true });
		expect(judge(body, { authorization: 'Bearer abd' }, ['abc'])).toEqual({
			ok: false,
			reason: 'wrongSignature',
		});
		expect(judge(body, { authorization: 'Bearer ' }, [''])).toEqual({ ok: false, reason: 'noSecret' });
	});
});
