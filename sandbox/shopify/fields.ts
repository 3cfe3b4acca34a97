import { GraphQLError, getNamedType, getNullableType, isListType, isNonNullType } from 'graphql';
import { emptyConnection } from './connection.ts';
import { accessDenied } from './context.ts';
import { gid } from './gid.ts';
import { resolvers } from './resolvers/index.ts';
import { grantsOneOf } from './scopes.ts';
import { iso } from './time.ts';
import type { GraphQLField, GraphQLResolveInfo } from 'graphql';
import type { Args, CallContext, Resolver } from './context.ts';
import type { Access } from './schema.ts';
import type { ProtectedContent } from './settings.ts';

const PROTECTED_DATA_PAGE = 'https://shopify.dev/docs/apps/launch/protected-customer-data';

/** What a field needs, worked out once per field of the schema. */
interface FieldPlan {
	access: Access | null;
	isCustomer: boolean;
	protectedContent: ProtectedContent | null;
	resolve: Resolver | undefined;
	typeName: string;
}

const plans = new WeakMap<GraphQLField<unknown, unknown>, FieldPlan>();

/** Access first, then our own resolver, then the record's own value, then what the schema allows for "nothing". */
export function resolveField(
	source: unknown,
	args: Args,
	context: CallContext,
	info: GraphQLResolveInfo,
): unknown {
	const field = info.parentType.getFields()[info.fieldName];
	if (!field) return undefined;
	const plan = planOf(field, context, info);
	checkAccess(plan, context, info);
	const value = plan.resolve
		? plan.resolve(source as never, args as never, context, info)
		: recordValue(source, info);
	if (value === undefined) return nothing(info);
	return present(value, plan);
}

function planOf(
	field: GraphQLField<unknown, unknown>,
	{ admin }: CallContext,
	{ parentType, fieldName }: GraphQLResolveInfo,
): FieldPlan {
	const known = plans.get(field);
	if (known) return known;
	const typeName = getNamedType(field.type).name;
	const plan: FieldPlan = {
		access: admin.access(parentType, field),
		isCustomer: typeName === 'Customer',
		protectedContent: admin.protectedContent(parentType.name, fieldName),
		resolve: resolvers[parentType.name]?.[fieldName],
		typeName,
	};
	plans.set(field, plan);
	return plan;
}

function checkAccess(
	plan: FieldPlan,
	{ scopes, shop }: CallContext,
	{ fieldName }: GraphQLResolveInfo,
): void {
	if (plan.access && !grantsOneOf(scopes, plan.access.scopes)) {
		throw accessDenied(fieldName, plan.access.requiredAccess);
	}
	const { notApproved } = shop.settings;
	if (notApproved.length === 0) return;
	if (plan.isCustomer && notApproved.includes('customer')) throw notApprovedFor('access the Customer object');
	if (plan.protectedContent && notApproved.includes(plan.protectedContent)) {
		throw notApprovedFor(`use the ${fieldName} field`);
	}
}

const notApprovedFor = (use: string): GraphQLError =>
	new GraphQLError(`This app is not approved to ${use}. See ${PROTECTED_DATA_PAGE} for more details.`, {
		extensions: { code: 'ACCESS_DENIED', documentation: PROTECTED_DATA_PAGE },
	});

function recordValue(source: unknown, { fieldName, parentType }: GraphQLResolveInfo): unknown {
	if (source === null || typeof source !== 'object') return undefined;
	const record = source as Record<string, unknown>;
	if (fieldName === 'id' && typeof record['id'] === 'number') return gid(parentType.name, record['id']);
	if (fieldName === 'legacyResourceId') return String(record['id']);
	return record[fieldName];
}

/** Records hold times and large numbers as numbers. */
function present(value: unknown, { typeName }: FieldPlan): unknown {
	if (typeof value !== 'number') return value;
	if (typeName === 'DateTime') return iso(value);
	return typeName === 'UnsignedInt64' ? String(value) : value;
}

function nothing({ returnType, parentType, fieldName }: GraphQLResolveInfo): unknown {
	if (!isNonNullType(returnType)) return null;
	if (isListType(getNullableType(returnType))) return [];
	if (getNamedType(returnType).name.endsWith('Connection')) return emptyConnection();
	throw new GraphQLError(`The sandbox does not simulate the field ${parentType.name}.${fieldName}`, {
		extensions: { code: 'NOT_SIMULATED' },
	});
}
