const { dest, src } = require('gulp');

const assets = [
	'nodes/**/*.{svg,png}',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
	'credentials/**/*.{svg,png}',
];

/** Copies icons, codex files and example outputs into the build; everything else is esbuild's work. */
const copyInto = (folder) => src(assets, { base: '.', encoding: false, allowEmpty: true }).pipe(dest(folder));

exports.copyInto = copyInto;
exports.copy = () => copyInto('dist');
