import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { valueOf } from '../../../support/evaluate.ts';
import { useProjects } from '../../../support/project.ts';

const f = 'const f = text => `f ${text}`; const g = text => `g ${text}`;';

describe('what functions that were put together give', () => {
  it.each<[string, string, string]>([
    ['ramda', 'pipe', 'g f x'],
    ['rambda', 'pipe', 'g f x'],
    ['ramda', 'compose', 'f g x'],
    ['lodash', 'flow', 'g f x'],
    ['lodash/fp', 'pipe', 'g f x'],
    ['lodash-es', 'flowRight', 'f g x'],
    ['underscore', 'compose', 'f g x'],
    ['fp-ts/function', 'flow', 'g f x'],
    ['effect', 'flow', 'g f x'],
    ['remeda', 'createPipe', 'g f x'],
    ['rxjs', 'pipe', 'g f x'],
    ['redux', 'compose', 'f g x'],
  ])('%s: %s', (source, name, expected) => {
    const of = (before: string, callee: string): string => valueOf(`${callee}(f, g)('x')`, `${before}; ${f}`);
    expect(of(`import { ${name} } from '${source}'`, name)).toBe(`"${expected}"`);
    expect(of(`import * as all from '${source}'`, `all.${name}`)).toBe(`"${expected}"`);
  });

  it.each<[string, string]>([
    ["flow(f, g)('x')", "import flow from 'lodash/flow';"],
    ["flow(f, g)('x')", "import flow from 'lodash/flow.js';"],
    ["_.flow(f, g)('x')", ''],
    ["R.pipe(f, g)('x')", ''],
    ["pipe('x', f, g)", "import { pipe } from 'effect/Function';"],
    ["pipe('x', f, g)", "import { pipe } from 'fp-ts/lib/function';"],
    ["pipe('x', f, g)", "import { pipe } from 'remeda';"],
  ])('%s of %s', (expression, before) => {
    expect(valueOf(expression, `${before} ${f}`)).toBe('"g f x"');
  });

  it.each<[string, string]>([
    ["pipe(f, g)('x')", "import { pipe } from 'elsewhere';"],
    ["pipe(f, g)('x')", "import { pipe } from 'fp-ts/Option';"],
    ["curry(f, g)('x')", "import { curry } from 'ramda';"],
    ["flow(f, g)('x')", "import flow from 'lodash/fp/other';"],
    ["pipe(f, g)('x')", 'const pipe = (...all) => all[0];'],
  ])('but not %s of %s', (expression, before) => {
    expect(valueOf(expression, `${before} ${f}`)).not.toBe('"g f x"');
  });
});

describe('what a list of functions is reduced to', () => {
  it.each<[string, string]>([
    ["[f, g].reduce((text, run) => run(text), 'x')", '"g f x"'],
    ["[f, g].reduceRight((text, run) => run(text), 'x')", '"f g x"'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression, f)).toBe(expected);
  });

  it('hands to each what came of those before it', () => {
    const seen = `let seen; [f, g].reduce((text, run) => { seen = text; return run(text); }, 'x'); ${f}`;
    expect(valueOf('seen', seen)).toBe('"x" | "f x"');
    expect(valueOf('seen', seen.replace('reduce', 'reduceRight'))).toBe('"x" | "g x"');
  });

  it('says nothing of it where the list is of something else, or nothing comes first', () => {
    const of = (list: string, first: string): string =>
      valueOf('seen', `let seen; ${list}.reduce((text, run) => { seen = text; return text; }${first}); ${f}`);
    expect(of("['a', 'b']", ", 'x'")).toBe('the parameter text');
    expect(of('[f, g]', '')).toBe('the parameter text');
    expect(of('unknown', ", 'x'")).toBe('the parameter text');
  });
});

describe('what such functions send', () => {
  const createProject = useProjects();
  const CLIENT = `import { AnalyticsBrowser } from '@segment/analytics-next';
export const client = AnalyticsBrowser.load({ writeKey: 'k' });
export const named = name => ({ name });
export const send = ({ name }) => client.track(name);
export const save = value => fetch('/save', { body: value });
`;

  function sentBy(report: string, page: string): readonly string[] {
    const { root } = createProject({
      'package.json': '{}',
      'client.js': CLIENT,
      'report.js': `import { client, named, send, save } from './client.js';\n${report}`,
      'page.js': `import { report } from './report.js';\n${page}`,
    });
    return openProject({ root, cache: false })
      .calls()
      .flatMap(({ file, events }) => events.map(event => `${file} ${event}`));
  }

  it.each<[string, string]>([
    ['pipe', "import { pipe } from 'ramda';\nexport const report = pipe(named, send);"],
    ['compose', "import { compose } from 'redux';\nexport const report = compose(send, named);"],
    [
      'functions written there',
      "import { flow } from 'lodash';\nexport const report = flow(named, ({ name }) => client.track(name));",
    ],
    [
      'one of the project, by reduceRight',
      'const compose = (...all) => first => all.reduceRight((value, run) => run(value), first);\nexport const report = compose(send, named);',
    ],
    [
      'one of the project, by reduce',
      'const pipe = (...all) => first => all.reduce((value, run) => run(value), first);\nexport const report = pipe(named, send);',
    ],
    [
      'one of the project, by a loop',
      'const pipe = (...all) => first => { let value = first; for (const run of all) value = run(value); return value; };\nexport const report = pipe(named, send);',
    ],
  ])('by %s', (_about, report) => {
    expect(sentBy(report, "report('Opened');")).toEqual(['page.js Opened']);
  });

  it.each<[string, string]>([
    // A function that does nothing but send is a wrapper, whatever it sends: its callers count.
    ["pipe('Opened', named, send)", 'page.js Opened'],
    // What is written in the call is read there.
    ["pipe('Opened', named, one => client.track(one.name))", 'report.js Opened'],
    ["pipe('Opened', name => client.track(name))", 'report.js Opened'],
  ])('at once: %s', (expression, expected) => {
    expect(sentBy(`import { pipe } from 'effect';\nexport const report = () => ${expression};`, 'report();')).toContain(
      expected,
    );
  });

  it('and nothing where none of them sends', () => {
    expect(
      sentBy("import { pipe } from 'ramda';\nexport const report = pipe(String, save);", "report('Saved');"),
    ).toEqual([]);
  });
});
