import axios, { type AxiosInstance, isAxiosError } from 'axios';

export interface Owner {
	email: string;
	password: string;
}

/** n8n's own REST API as its editor uses it: answers are unwrapped, failures say what n8n said. */
export interface RestClient {
	get<T>(path: string, query?: Record<string, string | number>): Promise<T>;
	post<T>(path: string, body?: unknown): Promise<T>;
	patch<T>(path: string, body: unknown): Promise<T>;
	delete<T>(path: string, query?: Record<string, string | number>): Promise<T>;
	/** For what is not under /rest, with the owner's session: statuses are not judged. */
	raw: AxiosInstance;
	/** Makes the owner of a fresh n8n. */
	setUpOwner(): Promise<void>;
	logIn(): Promise<void>;
}

// The session belongs to the browser that logged in, which n8n knows by this header.
const browserId = 'shopbridge-harness';

export function createClient(baseURL: string, owner: Owner): RestClient {
	const raw = axios.create({
		baseURL,
		// The machine's proxy settings are not for the loopback.
		proxy: false,
		timeout: 120_000,
		maxContentLength: Infinity,
		maxBodyLength: Infinity,
		validateStatus: () => true,
		headers: { 'browser-id': browserId },
	});
	const keepSession = (cookies: string[] | undefined) => {
		const session = cookies?.find((cookie) => cookie.startsWith('n8n-auth='));
		if (session !== undefined) raw.defaults.headers.common['cookie'] = session.split(';')[0];
	};
	const call = async <T>(
		method: string,
		path: string,
		{ params, data }: { params?: object | undefined; data?: unknown },
	): Promise<T> => {
		const url = `/rest${path}`;
		const response = await raw.request({ method, url, params, data }).catch((error: unknown) => {
			throw new Error(
				`n8n did not answer ${method} ${url}: ${isAxiosError(error) ? error.code : String(error)}`,
			);
		});
		keepSession(response.headers['set-cookie']);
		if (response.status >= 400) {
			throw new Error(
				`n8n answered ${response.status} to ${method} ${url}: ${JSON.stringify(response.data)}`,
			);
		}
		return response.data.data;
	};
	return {
		raw,
		get: async (path, params) => await call('GET', path, { params }),
		post: async (path, data = {}) => await call('POST', path, { data }),
		patch: async (path, data) => await call('PATCH', path, { data }),
		delete: async (path, params) => await call('DELETE', path, { params }),
		async setUpOwner() {
			await call('POST', '/owner/setup', { data: { ...owner, firstName: 'Olivia', lastName: 'Owner' } });
		},
		async logIn() {
			await call('POST', '/login', {
				data: { emailOrLdapLoginId: owner.email, password: owner.password },
			});
		},
	};
}
