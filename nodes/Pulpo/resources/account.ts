import { apiError } from '../../shared/http/errors';
import type { Run } from '../../shared/node/types';
import type { TenantResult } from '../client/account';
import { TITLE } from '../client/endpoint';

/** The account part of every key. */
export function tenantOrThrow(run: Run, result: TenantResult): number {
	if (result.ok) return result.tenantId;
	throw apiError(run.context.getNode(), TITLE, result.problem);
}
