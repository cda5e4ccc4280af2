/** Atoms of Jotai and Recoil: what holds a value for all components, by the hooks that read it. */
import { heldIn, holder } from './known.ts';

import type { Evaluated, Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

/** Members by which an atom has its value, and what writes it; no program can write them so. */
const HELD = '$';
const WRITES = '$write';

/** What reads an atom, as Jotai gives it to what writes one. */
const get: Evaluated = { kind: 'import', source: 'jotai', name: 'get' };

const read: KnownFunction = ({ evaluator, args: [atom] }) => atom && heldIn(evaluator, evaluator.force(atom), HELD);

/** `useSetAtom(atom)`: what writes it, which is given what reads and writes others first. */
const written: KnownFunction = ({ evaluator, args: [atom] }) => {
  const callee = atom && heldIn(evaluator, evaluator.force(atom), WRITES);
  return callee?.kind === 'function'
    ? { kind: 'bound', callee, args: [{ value: get }, { value: { kind: 'import', source: 'jotai', name: 'set' } }] }
    : undefined;
};

const pair: KnownFunction = call => {
  const value = read(call);
  const set = written(call);
  const items = [...(value ? [{ value }] : []), ...(value && set ? [{ value: set }] : [])];
  return value && { kind: 'array', items, open: true };
};

export const jotai: Library = {
  modules: ['jotai', 'jotai/vanilla', 'jotai/react'],
  functions: {
    // `atom(value)`, `atom(get => value)`, `atom(first, (get, set, …) => …)`.
    atom: ({ evaluator, args: [initial, write] }) => {
      if (!initial) return undefined;
      const first = evaluator.force(initial);
      const held: Thunk = first.kind === 'function' ? { value: evaluator.apply(first, [{ value: get }]) } : initial;
      return { kind: 'properties', values: new Map([[HELD, [held]], ...(write ? [[WRITES, [write]] as const] : [])]) };
    },
    get: read,
    useAtomValue: read,
    useSetAtom: written,
    useAtom: pair,
  },
};

export const recoil: Library = {
  modules: ['recoil'],
  functions: {
    atom: ({ evaluator, args: [options] }) => {
      const given = options && evaluator.force(options);
      const initial =
        given?.kind === 'object' ? evaluator.member(given, 'default', undefined, given.module) : undefined;
      return initial && holder(HELD, [{ value: initial }]);
    },
    useRecoilValue: read,
    useRecoilState: pair,
  },
};
