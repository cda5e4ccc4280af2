import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { Implementing } from '../../../lib/project/implementing.ts';
import { Interest } from '../../../lib/project/interest.ts';
import { ownerKey } from '../../../lib/project/registry.ts';
import { Terms } from '../../../lib/project/terms.ts';
import { readText } from '../../support/reading.ts';

const HEAD = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
const send = (event: string) => analytics.track({ event, userId: 'u' });
`;

/** Who implements what in a text, by names: `interface Tracker by an instance of the class Own`. */
function implementers(text: string): string[] {
  const { workings, module } = readText(HEAD + text);
  const { evaluator, effects, registry } = workings;
  const terms = new Terms([], []);
  const admitted = new Set<string>();
  const interest = new Interest(evaluator, effects, registry);
  new Implementing(evaluator, registry, interest).register(module, { terms, admit: file => admitted.add(file) });
  const { ifaces, classes, bindings } = module.facts;
  const owners = [
    ...ifaces.map(({ n }, id) => ['interface', n, id] as const),
    ...classes.map(({ n }, id) => ['class', n ?? '', id] as const),
    ...bindings.flatMap(({ n, alias }) =>
      alias && 's' in alias && alias.s !== undefined ? [['type', n, alias.s] as const] : [],
    ),
  ];
  const found = owners.flatMap(([kind, name, id]) => {
    const values = registry.all('implementers', ownerKey(kind, module.path, id));
    const isLookedFor = terms.pattern().test(`x.${name}`, () => false);
    return values.map(value => `${kind} ${name} by ${inWords(value)}${isLookedFor ? '' : ', which nobody looks for'}`);
  });
  if (found.length > 0) expect([...admitted]).toEqual([module.path]);
  return found.toSorted();
}

const TRACKER = 'interface Tracker { track(event: string): void }\n';
const SENDS = 'track(event: string) { send(event); }';

describe('a class', () => {
  it.each<[string, string, string[]]>([
    [
      'of an interface',
      `${TRACKER}class Own implements Tracker { ${SENDS} }`,
      ['interface Tracker by an instance of the class Own'],
    ],
    [
      'of two interfaces',
      `${TRACKER}interface Other {}\nclass Own implements Other, Tracker { ${SENDS} }`,
      ['interface Other by an instance of the class Own', 'interface Tracker by an instance of the class Own'],
    ],
    [
      'of an interface that extends others',
      `interface Base {}\ninterface Middle extends Base {}\n${TRACKER.replace('{', 'extends Middle {')}class Own implements Tracker { ${SENDS} }`,
      [
        'interface Base by an instance of the class Own',
        'interface Middle by an instance of the class Own',
        'interface Tracker by an instance of the class Own',
      ],
    ],
    [
      'of a class',
      `abstract class Base { abstract track(event: string): void }\nclass Own extends Base { ${SENDS} }`,
      ['class Base by an instance of the class Own'],
    ],
    [
      'of a type',
      `type Tracker = { track(event: string): void };\nclass Own implements Tracker { ${SENDS} }`,
      ['type Tracker by an instance of the class Own'],
    ],
    ['of what is not known', `class Own implements Other { ${SENDS} }`, []],
    ['that sends nothing', `${TRACKER}class Own implements Tracker { track() {} }`, []],
    ['of nothing', `${TRACKER}class Own { ${SENDS} }`, []],
  ])('%s', (_about, text, expected) => {
    expect(implementers(text)).toEqual(expected);
  });
});

describe('a value', () => {
  const OBJECT = `{ ${SENDS} }`;
  const BY = 'interface Tracker by { track }';

  it.each<[string, string, string[]]>([
    ['of a variable', `const own: Tracker = ${OBJECT};`, [BY]],
    ['that a variable names', `const made = ${OBJECT};\nconst own: Tracker = made;`, [BY]],
    ['that a call gives', `const make = () => (${OBJECT});\nconst own: Tracker = make();`, [BY]],
    [
      'that `new` makes',
      `class Own { ${SENDS} }\nconst own: Tracker = new Own();`,
      ['interface Tracker by an instance of the class Own'],
    ],
    [
      'that is joined',
      `const own: Tracker = Object.assign({}, ${OBJECT});`,
      ['interface Tracker by {  } with { track }'],
    ],
    ['that is cast', `const own: Tracker = ${OBJECT} as any;`, [BY]],
    ['that is cast to it', `const own: any = ${OBJECT} as Tracker;`, [BY]],
    ['that a function gives', `const make = (): Tracker => (${OBJECT});`, [BY]],
    ['that a function gives and casts', `const make = () => (${OBJECT}) as Tracker;`, [BY]],
    ['of a variable of a function', `function go() { const own: Tracker = ${OBJECT}; }`, []],
    ['that sends nothing', 'const own: Tracker = { track() {} };', []],
    ['that is a function', 'const own: Tracker = send as any;', []],
    ['of no type', `const own = ${OBJECT};`, []],
    ['that is a text', "const own: Tracker = 'a' as never;", []],
  ])('%s', (_about, text, expected) => {
    expect(implementers(TRACKER + text)).toEqual(expected);
  });

  it('of a type of members', () => {
    const type = 'type Tracker = { track(event: string): void };\n';
    expect(implementers(`${type}const own: Tracker = ${OBJECT};`)).toEqual(['type Tracker by { track }']);
    expect(implementers(`const own: { track(event: string): void } = ${OBJECT};`)).toEqual([]);
  });
});

describe('a function', () => {
  it.each<[string, string, string[]]>([
    ['of an alias', 'type Track = (event: string) => void;\nconst own: Track = send;', ['type Track by a function']],
    [
      'of an interface',
      'interface Track { (event: string): void }\nconst own: Track = send;',
      ['interface Track by a function'],
    ],
    [
      'written in place',
      'type Track = (event: string) => void;\nconst own: Track = event => send(event);',
      ['type Track by a function'],
    ],
    [
      'of an interface with members',
      'interface Track { (event: string): void; level: number }\nconst own: Track = send as never;',
      [],
    ],
    [
      'of an interface that extends another',
      'interface More { level: number }\ninterface Track extends More {}\nconst own: Track = send as never;',
      [],
    ],
    ['whose event is its own', "type Track = (event: string) => void;\nconst own: Track = () => send('A');", []],
    ['of a type in place', 'const own: (event: string) => void = send;', []],
  ])('%s', (_about, text, expected) => {
    expect(implementers(text)).toEqual(expected);
  });
});
