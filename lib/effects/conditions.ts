/** Which calls of a function are run by what it is called with. */
import { alternatives, isOptional } from '../evaluate/value.ts';
import { contentOf } from '../evaluate/known/maps.ts';
import { isChangedBefore, mayBe } from './given.ts';
import { isMade, typesOf, wordOf } from './known/action-types.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame } from '../evaluate/value.ts';
import type { Condition, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Target } from './effect.ts';

/** A text, what a function makes, or a text with holes: what stands around them. */
type Sign = string | readonly string[];

/** How the sign of what is no text begins. */
const PLAIN = '\0';

/** Whether a call may be run in a frame: unless something that it hangs on is known to be something else. */
export function mayRun(evaluator: Evaluator, { m, call }: Target, frame: Frame): boolean {
  const { on = [], if: provided = [] } = call;
  if (on.length === 0 && provided.length === 0) return true;
  const isOpen = ({ x, v }: Condition, inside: Frame | null): boolean => {
    const given = signsOf(evaluator.eval(m, x, inside), evaluator);
    if (!given) return true;
    const wanted = v.map(one => signsOf(evaluator.eval(m, one, null), evaluator));
    if (wanted.some(list => !list || list.some(one => given.some(other => mayBeSame(one, other))))) return true;
    // What says the same whoever calls is a setting, or a state that changes; so may be what an object keeps, and what
    // others get before.
    if (inside === null) return false;
    return !isOpen({ x, v }, null) || isOfThis(x) || isChangedBefore(evaluator, m, x, inside);
  };
  const isFree = (one: Condition): boolean => {
    if (one.is !== undefined) return mayBe(evaluator, { m, x: one.x, frame }, one.is);
    const others = wantedBy(evaluator, m, one);
    if (!others) return true;
    const isExcluded = (inside: Frame | null): boolean =>
      one.of && !one.not
        ? isNoneOf(evaluator.eval(m, one.x, inside), others, evaluator)
        : isOneOf(evaluator.eval(m, one.x, inside), others, evaluator);
    return !isExcluded(frame) || isExcluded(null);
  };
  return evaluator.open(() => on.every(one => isOpen(one, frame)) && provided.every(isFree));
}

/** Whether an expression is a field of the object that a function is a method of. */
function isOfThis(x: Expr): boolean {
  return x.k === 'mem' ? isOfThis(x.o) : x.k === 'as' ? isOfThis(x.x) : x.k === 'this' || x.k === 'thisobj';
}

/** What a value is compared with; undefined where it is a list of which nobody knows the end. */
export function wantedBy(evaluator: Evaluator, m: Module, condition: Condition): readonly Evaluated[] | undefined {
  return condition.of ? listed(evaluator, m, condition) : condition.v.map(one => evaluator.eval(m, one, null));
}

/** What stands in a list or a set, where that is known to the end. */
function listed(evaluator: Evaluator, m: Module, { v: [list] }: Condition): readonly Evaluated[] | undefined {
  const named = list && evaluator.eval(m, list, null);
  const value = named && (contentOf(evaluator, named, ['Set']) ?? named);
  if (value?.kind !== 'array' || value.open || value.spread || isOptional(value)) return undefined;
  // What stands in the question itself nobody else gets.
  if (list?.k !== 'arr' && !isOnlyRead(value)) return undefined;
  return value.items.map(item => evaluator.force(item));
}

/** A name, and what is asked of it without that anybody could change it. */
const use = /[\w$]+(\.(?:has|includes|indexOf|some|every|find|join)\()?/g;

/** By module, the constants of which that was looked up. */
const onlyRead = new WeakMap<Module, Map<number, boolean>>();

/**
 * Whether a list stands in a constant of which its module does nothing but ask, and which nobody else gets: what is put
 * into it or taken out of it while the program runs would decide otherwise, and a call that is left out is silent.
 */
function isOnlyRead({ at }: EvaluatedOf<'array'>): boolean {
  if (!at) return false;
  const { bindings } = at.module.facts;
  const id = bindings.findIndex(
    ({ f, konst, v: [only, ...others] }) =>
      f < 0 && konst && only && others.length === 0 && only.s <= at.start && at.end <= only.e,
  );
  if (id < 0) return false;
  let known = onlyRead.get(at.module);
  if (!known) onlyRead.set(at.module, (known = new Map()));
  const before = known.get(id);
  if (before !== undefined) return before;
  const answer = isOnlyAsked(at.module, id);
  known.set(id, answer);
  return answer;
}

function isOnlyAsked({ facts: { bindings, exports }, text }: Module, id: number): boolean {
  if (Object.values(exports).some(x => x.k === 'ref' && x.b === id)) return false;
  const name = bindings[id]?.n ?? '';
  // Where it is declared nothing is asked of it.
  const uses = [...text.matchAll(use)].filter(([found, asked = '']) => found === name + asked);
  return uses.filter(([, asked]) => asked === undefined).length === 1;
}

/** Whether a value is certainly a text that is none of some texts. */
function isNoneOf(value: Evaluated, others: readonly Evaluated[], evaluator: Evaluator): boolean {
  const texts = others.map(one => signsOf(one, evaluator));
  if (texts.some(list => list?.length !== 1 || list.some(sign => typeof sign !== 'string'))) return false;
  const known = new Set(texts.flat());
  return alternatives(value).every(
    one => one.kind === 'literal' && typeof one.value === 'string' && !isOptional(one) && !known.has(one.value),
  );
}

/** Whether a value is certainly one of some texts. */
function isOneOf(value: Evaluated, others: readonly Evaluated[], evaluator: Evaluator): boolean {
  const texts = others.map(one => signsOf(one, evaluator));
  return alternatives(value).every(one => {
    const [sign, ...more] = isOptional(one) ? [] : (signsOf(one, evaluator) ?? []);
    if (typeof sign !== 'string' || more.length > 0 || isMade(sign)) return false;
    return texts.some(list => list?.length === 1 && list[0] === sign);
  });
}

/** What a value can be, where that is known to the end; something that is left out is nothing. */
function signsOf(value: Evaluated, evaluator: Evaluator): readonly Sign[] | undefined {
  const signs: Sign[] = [];
  for (const one of alternatives(value)) {
    const plain = one.kind === 'literal' ? plainSign(one.value) : undefined;
    const types = plain === undefined ? typesOf(one, evaluator) : [plain];
    const pattern = one.kind === 'template' ? around(one) : undefined;
    if (types.length > 0) signs.push(...types);
    else if (pattern) signs.push(pattern);
    else if (one.kind !== 'literal' || one.value !== undefined || isOptional(one)) return undefined;
  }
  return signs;
}

/** A number or a truth value, told from the text that is written alike. */
function plainSign(value: EvaluatedOf<'literal'>['value']): string | undefined {
  return typeof value === 'number' || typeof value === 'boolean' ? `${PLAIN}${String(value)}` : undefined;
}

/** What is written around the holes of a text; undefined where that is nothing. */
function around({ parts }: EvaluatedOf<'template'>): readonly string[] | undefined {
  const texts = [''];
  for (const part of parts) {
    if (typeof part === 'string') texts.push(`${texts.pop() ?? ''}${part}`);
    else texts.push('');
  }
  return texts.some(text => text !== '') ? texts : undefined;
}

function mayBeSame(one: Sign, other: Sign): boolean {
  if (typeof one !== 'string') return typeof other === 'string' ? mayFill(one, other) : mayMeet(one, other);
  if (typeof other !== 'string') return mayFill(other, one);
  if (isMade(one) !== isMade(other)) return true;
  return one === other || (isMade(one) && areAlike(one, other));
}

/** What functions make at two places may be one text, unless it stands there under names that differ. */
function areAlike(one: string, other: string): boolean {
  const isNamed = (type: string): boolean => !/:\d+$/.test(type);
  return !isNamed(one) || !isNamed(other) || wordOf(one) === wordOf(other);
}

/** What a function makes is no text that is put together; a text may begin as what is made is marked. */
function mayFill(pattern: readonly string[], text: string): boolean {
  const [head = '', tail = ''] = [pattern[0], pattern.at(-1)];
  return text.startsWith(head) && text.endsWith(tail);
}

function mayMeet(one: readonly string[], other: readonly string[]): boolean {
  const [head, otherHead, tail, otherTail] = [one[0], other[0], one.at(-1), other.at(-1)].map(text => text ?? '') as [
    string,
    string,
    string,
    string,
  ];
  const isHeadOpen = head.startsWith(otherHead) || otherHead.startsWith(head);
  return isHeadOpen && (tail.endsWith(otherTail) || otherTail.endsWith(tail));
}
