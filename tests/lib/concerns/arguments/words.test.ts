import { expect, it } from 'vitest';

import { eventKeys, otherEventKeys, payloadKeys } from '../../../../lib/concerns/arguments/words.ts';
import { sdks } from '../../../../lib/catalog/index.ts';

it('knows every key that the SDKs for servers take', () => {
  const taken = sdks
    .flatMap(({ clients }) => Object.values(clients))
    .filter(
      ({ identity, methods }) => identity === 'per-call' && methods['track']?.forms[0]?.parts.event?.[1] === 'event',
    )
    .flatMap(({ methods }) =>
      ['identify', 'track', 'page', 'group', 'alias'].flatMap(name => methods[name]?.forms ?? []),
    )
    .flatMap(({ parts }) =>
      Object.values(parts).flatMap(([index, key]) => (index === 0 && key !== undefined ? [key] : [])),
    );
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.filter(key => !payloadKeys.has(key))).toEqual([]);
});

it('leads from keys of other SDKs to those of the Track API', () => {
  expect([...otherEventKeys.keys()].filter(key => eventKeys.has(key))).toEqual([]);
  expect([...otherEventKeys.values()].filter(key => !eventKeys.has(key))).toEqual([]);
});
