export * from './core';
export { sendEvent as emit } from './core';
