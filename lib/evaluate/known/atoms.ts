/** Atoms of Jotai and Recoil: what holds a value for all components, by the hooks that read it. */
import { boxOf, HELD, setterOf } from './boxes.ts';
import { heldIn } from './known.ts';

import type { Evaluated, Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

/** The member by which an atom has what writes it; no program can write it so. */
const WRITES = '$write';

/** What reads an atom, as Jotai gives it to what writes one. */
const get: Evaluated = { kind: 'import', source: 'jotai', name: 'get' };

const read: KnownFunction = ({ evaluator, args: [atom] }) => atom && heldIn(evaluator, evaluator.force(atom), HELD);

/** `useSetAtom(atom)`: what writes it, which is given what reads and writes others first. */
const written: KnownFunction = ({ evaluator, args: [atom] }) => {
  const box = atom && evaluator.force(atom);
  if (box?.kind !== 'properties') return undefined;
  const callee = heldIn(evaluator, box, WRITES);
  if (!callee) return setterOf(box);
  return callee.kind === 'function'
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
    atom: call => {
      const { evaluator, args } = call;
      const [initial, write] = args;
      if (!initial) return undefined;
      const first = evaluator.force(initial);
      const held: Thunk = first.kind === 'function' ? { value: evaluator.apply(first, [{ value: get }]) } : initial;
      const box = boxOf({ ...call, args: [held] }, HELD);
      return write ? { ...box, values: new Map([...box.values, [WRITES, [write]]]) } : box;
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
    atom: call => {
      const { evaluator, args } = call;
      const [options] = args;
      const given = options && evaluator.force(options);
      const initial =
        given?.kind === 'object' ? evaluator.member(given, 'default', undefined, given.module) : undefined;
      return initial && boxOf({ ...call, args: [{ value: initial }] }, HELD);
    },
    useRecoilValue: read,
    useRecoilState: pair,
    useSetRecoilState: written,
  },
};
