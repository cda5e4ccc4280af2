import { report, say, tell } from './analytics.js';

export const open = () => report('Page Opened');

export function close() {
  const options = { quiet: true };
  delete options.quiet;
  tell('Page Closed', options);
}

export const hide = () => tell('Page Hidden', { quiet: true });

export const leave = () => say('later', 'Page Left');
