import { literalText } from '../../calls/values/strings.ts';

import type { Value } from '../../reading.ts';

/** Customer.io's limits for a person's attributes, in bytes of UTF-8 and attributes a call. Source: its OpenAPI files. */
export const limits = { name: 150, value: 1_000, attributes: 300 } as const;

/** Event data that takes the place of what the campaign says, by what it takes the place of. */
export const overriding: Readonly<Record<string, string>> = {
  from_address: 'sender',
  recipient: 'recipient',
  reply_to: 'reply address',
};

/** Reserved attributes that calls are meant to send. */
const meant: ReadonlySet<string> = new Set(['_update', '_timestamp']);

/** Names that Customer.io keeps for itself. */
export function isReserved(name: string): boolean {
  return name === 'cio_id' || (name.startsWith('_') && !meant.has(name));
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** The least number of bytes that a text certainly has; undefined for what is no text. */
export function leastBytes(value: Value): number | undefined {
  if (value.kind === 'template')
    return value.parts.reduce((sum, part) => sum + (typeof part === 'string' ? bytesOf(part) : 0), 0);
  const text = literalText(value);
  return text === undefined ? undefined : bytesOf(text);
}
