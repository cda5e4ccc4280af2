/**
 * Alternatives of one value that are read: more than any enum, catalogue or switch that people write by hand,
 * and few enough for a machine's list not to stop an editor.
 */
export const MAX_ALTERNATIVES = 1_000;

/** Of these alternatives, members and results of what is not known: nobody reads what so many have in common. */
export const MAX_DERIVED = 50;

/**
 * The one way to read less than all of a list: what is cut is marked, so that whoever asks says that it stopped
 * and never passes a part for the whole.
 *
 * @returns the first of the list, and whether there are more
 */
export function bounded<T>(
  list: readonly T[],
  max: number = MAX_ALTERNATIVES,
): { readonly items: readonly T[]; readonly isCut: boolean } {
  return list.length > max ? { items: list.slice(0, max), isCut: true } : { items: list, isCut: false };
}
