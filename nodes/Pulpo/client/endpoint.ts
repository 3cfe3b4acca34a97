import { connect } from '../../shared/http/request';
import { fixedPace, noPace } from '../../shared/http/pace';
import type { Connection, Endpoint, RequestContext } from '../../shared/http/types';
import { baseUrlOf } from './environments';
import { NORMAL_TIMEOUT_MS, RETRIES } from './limits';
import { vendorWords } from './refusals';

export const CREDENTIAL = 'pulpoWmsApi';
export const TITLE = 'PULPO WMS';

/** Opens a request session with the account of the node's credential. `perMinute` 0 = no limit of our own. */
export async function openPulpo(context: RequestContext, perMinute = 0): Promise<Connection> {
	const credential = await context.getCredentials(CREDENTIAL);
	return connect(
		context,
		pulpoEndpoint(baseUrlOf(credential['environment'], credential['baseUrl']), perMinute),
	);
}

export function pulpoEndpoint(baseUrl: string, perMinute: number): Endpoint {
	return {
		title: TITLE,
		credentialType: CREDENTIAL,
		baseUrl,
		sessionToken: true,
		timeoutMs: NORMAL_TIMEOUT_MS,
		arrayFormat: 'brackets',
		vendorMessage: vendorWords,
		pace: perMinute > 0 ? fixedPace({ requests: perMinute, perMs: 60_000 }) : noPace(),
		retries: RETRIES,
	};
}
