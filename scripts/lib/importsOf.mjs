import ts from 'typescript';

/** Every module that a source names: imports, re-exports, import types, import() and require(), each with its line. */
export function importsOf(fileName, text) {
	const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
	const found = [];
	const note = (literal) => {
		if (literal === undefined || !ts.isStringLiteralLike(literal)) return;
		const { line } = source.getLineAndCharacterOfPosition(literal.getStart());
		found.push({ module: literal.text, line: line + 1 });
	};
	const visit = (node) => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) note(node.moduleSpecifier);
		else if (ts.isImportTypeNode(node)) note(node.argument.literal);
		else if (ts.isExternalModuleReference(node)) note(node.expression);
		else if (ts.isCallExpression(node) && loadsModule(node.expression)) note(node.arguments[0]);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

const loadsModule = (callee) =>
	callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
