import { calleeText } from './callee.ts';
import { functionName } from '../effects/function-name.ts';
import { alternatives } from '../evaluate/value.ts';

import type { Method, Vendor } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { DeclaredWrapper } from '../settings.ts';

/** How a declaration reaches what is called: the members and calls that lead to it, from a module's export or a global. */
interface Way {
  readonly callee: string;
  readonly module?: string;
}

/** Says how the settings would declare a call that cannot be followed. */
export class WayFinder {
  readonly #evaluator: Evaluator;
  readonly #relative: (path: string) => string;

  /** @param relative makes paths relative to the root, with `/` */
  constructor(evaluator: Evaluator, relative: (path: string) => string) {
    this.#evaluator = evaluator;
    this.#relative = relative;
  }

  /** An entry of `settings.wrappers`; undefined for what no entry can reach, such as a parameter. */
  declarationOf(m: Module, call: Call): DeclaredWrapper | undefined {
    const way = this.#ofExpression(m, call.x);
    if (!way || way.callee === '') return undefined;
    const method = methodIn(way.callee);
    return {
      ...way,
      vendor: vendorIn(`${way.callee} ${way.module ?? ''} ${calleeText(m, call.x)}`),
      ...(method !== 'track' && { method }),
      parts: partsOf(method, this.#keysOf(m, call.a[0])),
    };
  }

  #ofExpression(m: Module, x: Expr): Way | undefined {
    const [value] = alternatives(this.#evaluator.open(() => this.#evaluator.eval(m, x, null)));
    const way = value && this.#ofValue(value);
    if (way) return way;
    switch (x.k) {
      case 'mem':
        return extended(this.#ofExpression(m, x.o), `.${x.p}`);
      case 'call': {
        const call = m.facts.calls[x.c];
        return call && extended(this.#ofExpression(m, call.x), '()');
      }
      case 'as':
        return this.#ofExpression(m, x.x);
      case 'ref':
        return this.#ofImport(m, x.b);
      case 'thisobj':
        return { callee: 'this' };
      default:
        return undefined;
    }
  }

  #ofValue(value: Evaluated): Way | undefined {
    switch (value.kind) {
      case 'import':
        return { callee: value.name === '*' ? '' : value.name, module: value.source };
      case 'global':
        return { callee: value.name };
      case 'member':
        return value.object.kind === 'call' && value.object.isNew
          ? extended(this.#ofValue(value.object.callee), `#${value.property}`)
          : extended(this.#ofValue(value.object), `.${value.property}`);
      case 'call':
        return value.isNew ? undefined : extended(this.#ofValue(value.callee), '()');
      case 'function':
        return this.#exported(value.module, functionName(value.module, value.id));
      case 'class':
        return this.#exported(value.module, value.module.facts.classes[value.id]?.n ?? '');
      default:
        return undefined;
    }
  }

  /** What a module of the project exports, whatever it is. */
  #ofImport(m: Module, binding: number): Way | undefined {
    const imp = m.facts.bindings[binding]?.imp;
    const resolution = imp && this.#evaluator.open(() => this.#evaluator.resolve(m, imp.m));
    if (!imp || imp.n === '*' || !resolution || !('module' in resolution)) return undefined;
    return { callee: imp.n, module: this.#relative(resolution.module.path) };
  }

  #exported(module: Module, name: string): Way | undefined {
    const { exports, cjs } = module.facts;
    return Object.hasOwn(exports, name) || cjs.length > 0
      ? { callee: name, module: this.#relative(module.path) }
      : undefined;
  }

  #keysOf(m: Module, x: Expr | undefined): ReadonlySet<string> {
    const [value] = x ? alternatives(this.#evaluator.open(() => this.#evaluator.eval(m, x, null))) : [];
    return new Set(value?.kind === 'object' ? value.expr.p.flatMap(({ k }) => k ?? []) : []);
  }
}

function extended(way: Way | undefined, step: string): Way | undefined {
  return way && { ...way, callee: way.callee === '' ? step.replace(/^\./, '') : way.callee + step };
}

const methods: readonly (readonly [Method, RegExp])[] = [
  ['identify', /identify/i],
  ['page', /page/i],
  ['screen', /screen/i],
  ['group', /group/i],
  ['alias', /alias/i],
  ['reset', /reset/i],
  ['trackAnonymous', /trackAnonymous/],
];

function methodIn(callee: string): Method {
  // `useTrack()`, which gives a function, is called after what it gives.
  const name = callee.replaceAll('()', '').split(/[.#]/).at(-1) ?? '';
  return methods.find(([, word]) => word.test(name))?.[0] ?? 'track';
}

/** Customer.io by name: `cio`, `myCio`, `CIO_KEY`, but no `precio`, `cionic`. */
export const customerioWord =
  /[Cc]ustomer[-_.]?[Ii][Oo]|CUSTOMER_?IO|(?<![A-Za-z])cio(?![a-z])|Cio(?![a-z])|(?<![A-Za-z])CIO(?![A-Za-z])/;

function vendorIn(text: string): Vendor {
  if (/rudder/i.test(text)) return 'rudderstack';
  return customerioWord.test(text) ? 'customerio' : 'segment';
}

/** Where the parts stand: in one object as in SDKs of servers, or one behind the other as in those of browsers. */
function partsOf(method: Method, keys: ReadonlySet<string>): DeclaredWrapper['parts'] {
  const place = (index: string, key: string): string => (isMessage ? `0.${key}` : index);
  const isMessage = ['event', 'userId', 'anonymousId'].some(key => keys.has(key));
  const isPerCall = isMessage && (keys.has('userId') || keys.has('anonymousId'));
  const who = isPerCall ? { userId: '0.userId' } : {};
  switch (method) {
    case 'track':
    case 'trackAnonymous':
      return { ...who, event: place('0', 'event'), properties: place('1', 'properties') };
    case 'identify':
      return { userId: place('0', 'userId'), traits: place('1', 'traits') };
    case 'group':
      return { ...who, groupId: place('0', 'groupId'), traits: place('1', 'traits') };
    case 'alias':
      return { userId: place('0', 'userId'), previousId: place('1', 'previousId') };
    case 'page':
    case 'screen':
      return { ...who, name: place('0', 'name'), properties: place('1', 'properties') };
    default:
      return {};
  }
}
