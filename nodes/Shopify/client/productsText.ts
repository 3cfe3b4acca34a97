/** A text as a literal of GraphQL, for bulk operations, which take no variables. JSON's escapes are valid there too. */
export function quotedGraphql(text: string): string {
	return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (char) => {
		const code = char.charCodeAt(0).toString(16).padStart(4, '0');
		return `\\u${code}`;
	});
}
