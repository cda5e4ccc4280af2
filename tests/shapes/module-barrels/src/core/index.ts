export * from './client';
export { default as sendDefault, send as sendEvent } from './client';
export { sendPigeon as send2 } from './other';
export * as raw from './client';
