const windows = new Set(['window', 'globalThis', 'self', 'global']);

/** Names under which a program finds its globals. */
export function isWindow(name: string): boolean {
  return windows.has(name);
}
