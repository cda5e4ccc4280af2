/**
 * What a record holds under a word that comes from code or from files, where `constructor` and `__proto__` are words
 * like any other.
 *
 * @returns undefined where the record has no such key of its own
 */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
