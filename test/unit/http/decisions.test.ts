import { judgeReply, judgeTrouble } from '../../../nodes/shared/http/decisions';
import { flattenMessages } from '../../../nodes/shared/http/flatten';
import { noPace } from '../../../nodes/shared/http/pace';
import type { Trouble, TroubleCode } from '../../../nodes/shared/http/trouble';
import type { Call, Decision, Endpoint, Replay, Reply } from '../../../nodes/shared/http/types';

const endpoint: Endpoint = {
	title: 'Probe',
	credentialType: 'probeApi',
	baseUrl: 'https://a.example',
	sessionToken: false,
	timeoutMs: 1000,
	vendorMessage: flattenMessages,
	pace: noPace(),
	retries: { attempts: 3, budgetMs: 1000, firstDelayMs: 1, longestDelayMs: 1 },
};

const call = (replay: Replay): Call => ({ method: 'POST', path: '/', replay, purpose: 'test' });
const reply = (status: number, headers: Record<string, string> = {}): Reply => ({
	status,
	headers,
	body: undefined,
});
const trouble = (code: TroubleCode, sent: 'no' | 'maybe', loginReply: Reply | null = null): Trouble => ({
	code,
	sent,
	detail: '',
	loginReply,
});

describe('the default table', () => {
	it.each<[number, Decision, Decision]>([
		[200, 'ok', 'ok'],
		[204, 'ok', 'ok'],
		[302, 'fail', 'fail'],
		[400, 'fail', 'fail'],
		[401, 'fail', 'fail'],
		[403, 'fail', 'fail'],
		[404, 'absent', 'absent'],
		[408, 'retry', 'ambiguous'],
		[409, 'conflict', 'conflict'],
		[410, 'absent', 'absent'],
		[418, 'fail', 'fail'],
		[422, 'fail', 'fail'],
		[423, 'retry', 'retry'],
		[429, 'wait', 'wait'],
		[500, 'retry', 'ambiguous'],
		[501, 'fail', 'fail'],
		[502, 'retry', 'ambiguous'],
		[503, 'retry', 'ambiguous'],
		[504, 'retry', 'ambiguous'],
		[520, 'retry', 'ambiguous'],
	])('%s: %s when it may be repeated, %s when not', (status, safe, never) => {
		expect(judgeReply(endpoint, call('safe'), reply(status), 0).decision).toBe(safe);
		expect(judgeReply(endpoint, call('never'), reply(status), 0).decision).toBe(never);
	});

	it('takes a 401 for an ended session when there are sessions', () => {
		expect(judgeReply({ ...endpoint, sessionToken: true }, call('never'), reply(401), 0).decision).toBe(
			'relogin',
		);
	});

	it('waits as long as Retry-After says, for 429 and 503', () => {
		for (const status of [429, 503]) {
			expect(judgeReply(endpoint, call('safe'), reply(status, { 'retry-after': '7' }), 0)).toEqual({
				decision: 'wait',
				waitMs: 7000,
			});
		}
	});

	it("reads Retry-After also when the vendor's own table says wait", () => {
		const judged = judgeReply(
			{ ...endpoint, judge: () => ({ decision: 'wait' }) },
			call('never'),
			reply(200, { 'retry-after': '2' }),
			0,
		);
		expect(judged).toEqual({ decision: 'wait', waitMs: 2000 });
	});

	it("never repeats a create after 5xx, even when the vendor's table says retry", () => {
		const own: Endpoint = { ...endpoint, judge: () => ({ decision: 'retry' }) };
		expect(judgeReply(own, call('never'), reply(500), 0).decision).toBe('ambiguous');
		expect(judgeReply(own, call('never'), reply(200), 0).decision).toBe('retry');
	});
});

describe('a request without an answer', () => {
	it.each<[TroubleCode, 'no' | 'maybe', Decision, Decision]>([
		['timeout', 'maybe', 'retry', 'ambiguous'],
		['timeout', 'no', 'retry', 'retry'],
		['reset', 'maybe', 'retry', 'ambiguous'],
		['refused', 'no', 'retry', 'retry'],
		['dns', 'no', 'retry', 'retry'],
		['certificate', 'no', 'fail', 'fail'],
		['credential', 'no', 'fail', 'fail'],
		['blocked', 'no', 'fail', 'fail'],
		['cancelled', 'maybe', 'fail', 'ambiguous'],
		['cancelled', 'no', 'fail', 'fail'],
		['other', 'maybe', 'retry', 'ambiguous'],
	])('%s (sent: %s): %s when it may be repeated, %s when not', (code, sent, safe, never) => {
		expect(judgeTrouble(trouble(code, sent), 'safe')).toBe(safe);
		expect(judgeTrouble(trouble(code, sent), 'never')).toBe(never);
	});

	it.each<[Reply | null, Decision]>([
		[null, 'retry'],
		[reply(500), 'retry'],
		[reply(429), 'retry'],
		[reply(401), 'fail'],
		[reply(400), 'fail'],
	])('login answered %j: %s, because the call itself was not sent', (loginReply, decision) => {
		expect(judgeTrouble(trouble('login', 'no', loginReply), 'never')).toBe(decision);
	});
});
