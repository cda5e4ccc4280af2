export function getWindow(): (Window & typeof globalThis) | null {
  if (typeof window !== 'undefined') return window;
  return null;
}
export const page = typeof window === 'undefined' ? undefined : window;
export default { get root() { return globalThis; } };
