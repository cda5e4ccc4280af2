/** Does work for a function, unless such work is under way. */
export function once<T>(active: Set<string>, key: string, otherwise: T, work: () => T): T {
  if (active.has(key)) return otherwise;
  active.add(key);
  try {
    return work();
  } finally {
    active.delete(key);
  }
}
