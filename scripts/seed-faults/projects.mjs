/**
 * Right projects, made for what real repositories have too few of. Each is silent under every rule as it is; the run
 * fails where one is not.
 */
import { handlers } from './projects/handlers.mjs';
import { pages } from './projects/pages.mjs';
import { servers } from './projects/servers.mjs';
import { texts } from './projects/texts.mjs';

/**
 * @typedef {object} Project
 * @property {string} name
 * @property {Readonly<Record<string, string>>} files texts by their path
 * @property {boolean} [isLocked] with a lock file of what it sends
 * @property {readonly import('./operator.mjs').Mode[]} [modes] left out: all but that of a proxy
 */

/** @type {readonly Project[]} */
export const projects = [...servers, ...pages, ...handlers, ...texts];
