import { describe, expect, it } from 'vitest';

import { ownerKey, parameterKey, Registry } from '../../../lib/project/registry.ts';
import { readText } from '../../support/reading.ts';

import type { Evaluated, TypeRef } from '../../../lib/evaluate/value.ts';

const text = (value: string): Evaluated => ({ kind: 'literal', value });

describe('the registry', () => {
  it('keeps what is said by topic and key, in the order of the places that say it', () => {
    const registry = new Registry();
    registry.add('channels', 'send', text('b'), 'b.ts 1');
    registry.add('channels', 'send', text('a'), 'a.ts 1');
    registry.add('exposed', 'send', text('c'), 'a.ts 1');
    expect(registry.all('channels', 'send')).toEqual([text('a'), text('b')]);
    expect(registry.all('exposed', 'send')).toEqual([text('c')]);
    expect(registry.all('contexts', 'send')).toEqual([]);
    expect(registry.all('channels', 'other')).toEqual([]);
  });

  it('takes each place at its word once', () => {
    const registry = new Registry();
    registry.add('channels', 'send', text('a'), 'a.ts 1');
    registry.add('channels', 'send', text('b'), 'a.ts 1');
    registry.add('channels', 'receive', text('b'), 'a.ts 1');
    expect(registry.all('channels', 'send')).toEqual([text('a')]);
    expect(registry.all('channels', 'receive')).toEqual([text('b')]);
  });

  it('gives one value of all, or none', () => {
    const registry = new Registry();
    expect(registry.has('exposed', 'send')).toBe(false);
    expect(registry.value('exposed', 'send')).toBeUndefined();
    registry.add('exposed', 'send', text('a'), 'a.ts 1');
    expect(registry.has('exposed', 'send')).toBe(true);
    expect(registry.value('exposed', 'send')).toEqual(text('a'));
    registry.add('exposed', 'send', text('b'), 'b.ts 1');
    expect(registry.value('exposed', 'send')).toEqual({ kind: 'union', of: [text('a'), text('b')] });
  });

  it('keeps the first type of a global', () => {
    const { module } = readText('');
    const first: TypeRef = { module, type: { k: 'lit', v: 'first' }, frame: null };
    const second: TypeRef = { module, type: { k: 'lit', v: 'second' }, frame: null };
    const registry = new Registry();
    registry.addGlobalType('analytics', first);
    expect(registry.takeGrowth()).toBe(true);
    registry.addGlobalType('analytics', second);
    expect(registry.takeGrowth()).toBe(false);
    expect(registry.globalType('analytics')).toBe(first);
    expect(registry.globalType('other')).toBeUndefined();
  });

  it('says once that it has grown', () => {
    const registry = new Registry();
    expect(registry.takeGrowth()).toBe(false);
    registry.add('arguments', 'a.ts#0 0', text('a'), 'a.ts 1');
    expect(registry.takeGrowth()).toBe(true);
    expect(registry.takeGrowth()).toBe(false);
    registry.add('arguments', 'a.ts#0 0', text('a'), 'a.ts 1');
    expect(registry.takeGrowth()).toBe(false);
    registry.add('arguments', 'a.ts#0 0', text('b'), 'b.ts 1');
    expect(registry.takeGrowth()).toBe(true);
  });

  it('forgets all, and takes it again', () => {
    const { module } = readText('');
    const registry = new Registry();
    const say = (): void => {
      for (const topic of ['channels', 'exposed', 'contexts', 'arguments', 'implementers'] as const)
        registry.add(topic, 'key', text('a'), 'a.ts 1');
      registry.addGlobalType('analytics', { module, type: { k: 'unk' }, frame: null });
    };
    const count = (): number =>
      (['channels', 'exposed', 'contexts', 'arguments', 'implementers'] as const).filter(topic =>
        registry.has(topic, 'key'),
      ).length + (registry.globalType('analytics') ? 1 : 0);
    say();
    expect(count()).toBe(6);
    registry.clear();
    expect(count()).toBe(0);
    expect(registry.takeGrowth()).toBe(false);
    say();
    expect(count()).toBe(6);
    expect(registry.takeGrowth()).toBe(true);
  });
});

describe('the keys', () => {
  it('name a parameter as the evaluation does', () => {
    expect(parameterKey('a.ts#3', 1)).toBe('a.ts#3 1');
  });

  it('tell an interface from a class', () => {
    expect(ownerKey('interface', 'a.ts', 2)).not.toBe(ownerKey('class', 'a.ts', 2));
  });
});
