import type { GraphQLResolveInfo } from 'graphql';

export function responsePath(path: GraphQLResolveInfo['path'] | undefined): (string | number)[] {
	return path ? [...responsePath(path.prev), path.key] : [];
}
