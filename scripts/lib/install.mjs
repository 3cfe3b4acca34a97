/** Installs what is missing, with Node's own modules only: any script may import this before anything is installed. */
export { ensureDependencies, ensureNode24, node24Path } from './dependencies.mjs';
export { ensureN8n } from './n8n.mjs';
