/** Places in the code: a call that reaches two vendors, or that lacks two things, is one. */
import type { AuditPlace } from './report.ts';

/** What tells a place from others. */
export function placeKey({ file, line, column }: AuditPlace): string {
  return `${file}:${line}:${column}`;
}

/** Each place once. */
export function uniquePlaces<T extends AuditPlace>(places: readonly T[]): T[] {
  return [...new Map(places.map(place => [placeKey(place), place])).values()];
}

/** Each place once that is none of others. */
export function placesBeside<T extends AuditPlace>(places: readonly T[], others: readonly AuditPlace[]): T[] {
  const known = new Set(others.map(placeKey));
  return uniquePlaces(places).filter(place => !known.has(placeKey(place)));
}
