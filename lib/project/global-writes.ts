/** What a module writes to globals, and to what they hold. */
import { givenAtOnce } from '../evaluate/called-at-once.ts';
import { isWindow } from '../evaluate/known/globals.ts';

import type { Expr, ModuleFacts } from '../facts/facts.ts';

export interface GlobalWrite {
  /** The way to it: `App.tracker` for `window.App.tracker = …`. */
  readonly n: string;
  readonly x: Expr;
}

/** What needs no name of its own: `window.App` is `App`. */
const THE_WINDOW = '';

/** Writes to a global by its name, and by what holds it: `var App = (window.App = window.App || {})`. */
export function* globalWritesOf(facts: ModuleFacts): Iterable<GlobalWrite> {
  yield* facts.globalWrites;
  for (const { v, w } of facts.bindings) {
    const held = w && v.flatMap(x => namesIn(x, facts));
    for (const name of new Set(held))
      for (const [path, list] of Object.entries(w ?? {})) for (const x of list) yield { n: under(name, path), x };
  }
  for (const { o, n, x } of facts.memberWrites ?? [])
    for (const name of new Set(namesIn(o, facts))) yield { n: under(name, n), x };
}

function under(name: string, path: string): string {
  return name === THE_WINDOW ? path : `${name}.${path}`;
}

/** The ways to globals that an expression may be. */
function namesIn(x: Expr, facts: ModuleFacts): readonly string[] {
  switch (x.k) {
    case 'or':
      return x.x.flatMap(one => namesIn(one, facts));
    case 'as':
      return namesIn(x.x, facts);
    case 'par': {
      const given = givenAtOnce(facts, x.f, x.i);
      return given ? namesIn(given, facts) : [];
    }
    default: {
      const name = nameOf(x);
      if (name === undefined) return [];
      return [isWindow(name) ? THE_WINDOW : name];
    }
  }
}

function nameOf(x: Expr): string | undefined {
  if (x.k === 'glob') return x.n;
  const outer = x.k === 'mem' ? nameOf(x.o) : undefined;
  if (x.k !== 'mem' || outer === undefined) return undefined;
  return isWindow(outer) ? x.p : `${outer}.${x.p}`;
}
