/**
 * The faults that `npm run seed-faults` makes, one at a time. What is here was written before the first run: an operator
 * says which rule has to find its fault, at which sites it is made, the edit, and which rules may speak as well because
 * the same edit is a fault for them too. A rule that misses a fault is no reason to change its operator.
 */
import { calling } from './operators/calling.mjs';
import { data } from './operators/data.mjs';
import { documents } from './operators/documents.mjs';
import { events } from './operators/events.mjs';
import { identity } from './operators/identity.mjs';
import { transport } from './operators/transport.mjs';

/** @type {readonly import('./operator.mjs').Operator[]} */
export const operators = [...identity, ...events, ...data, ...transport, ...calling, ...documents];
