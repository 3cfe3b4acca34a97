import type { SandboxRequest } from '../core/types.ts';
import { BLANK, isEmpty, ok, refused, unauthorized, type Problems } from './answers.ts';
import { isRow, type Row } from './fields.ts';
import type { User } from './records.ts';
import type { Call, Routes } from './routes.ts';
import { now, randomHex, type PulpoState } from './state.ts';

const MINUTE_MS = 60_000;

/** The user behind a bearer token that is known and has not run out. */
export function callerOf(state: PulpoState, request: SandboxRequest): User | undefined {
	const value = bearerOf(request);
	const token = value === undefined ? undefined : state.tokens.get(value);
	if (!token || token.expiresAt <= state.context.clock.now()) return undefined;
	const user = state.users.get(token.userId);
	return user?.active ? user : undefined;
}

const bearerOf = ({ headers }: SandboxRequest): string | undefined =>
	/^bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];

export const authRoutes: Routes = {
	'POST /auth': logIn,
	'POST /auth/logout': ({ state, request }) => {
		state.tokens.delete(bearerOf(request) ?? '');
		return ok();
	},
};

function logIn({ state, body }: Call): ReturnType<Routes[string]> {
	const row: Row = isRow(body) ? body : {};
	const username = String(row['username'] ?? '');
	const answer = judgeLogin(state, row, username);
	state.logins.push({ at: now(state), username, status: answer.status });
	return answer;
}

function judgeLogin(state: PulpoState, row: Row, username: string): ReturnType<Routes[string]> {
	const { config } = state;
	if (isBanned(state, username)) return { status: config.banStatus };
	const problems: Problems = {};
	for (const name of ['username', 'password', 'scope']) {
		if (typeof row[name] !== 'string' || (name !== 'scope' && row[name] === '')) problems[name] = BLANK;
	}
	if (row['grant_type'] !== undefined && row['grant_type'] !== 'password')
		problems['grant_type'] = 'is not supported';
	if (!isEmpty(problems)) return refused(400, problems);
	const user = [...state.users.values()].find((one) => one.username === username);
	if (!user?.active || user.password !== row['password']) return unauthorized();
	const value = randomHex(state, 64);
	const lifeMs = (config.tokenLifeSeconds * 1000) / state.context.rateFactor;
	state.tokens.set(value, { userId: user.id, expiresAt: state.context.clock.now() + lifeMs });
	const scope = row['scope'] === '' ? 'general' : row['scope'];
	return ok({ access_token: value, expires_in: config.expiresIn, scope, token_type: 'bearer' });
}

/** The vendor bans callers that ask for a token per call. Every request counts, whether it succeeds or not. */
function isBanned(state: PulpoState, username: string): boolean {
	const { config, context } = state;
	const at = context.clock.now();
	if ((state.bannedUntil.get(username) ?? 0) > at) return true;
	const windowMs = MINUTE_MS / context.rateFactor;
	const recent = (state.loginTimes.get(username) ?? []).filter((time) => time > at - windowMs);
	recent.push(at);
	state.loginTimes.set(username, recent);
	if (recent.length <= config.maxLoginsPerMinute) return false;
	state.bannedUntil.set(username, at + (config.banSeconds * 1000) / context.rateFactor);
	return true;
}
