/** Calls that name a person by another key than the project does, or all of them by one. */
import { bareProfileId, keyHabits, placeIn, sharedIds, sharedIdsOf, userKeyOf } from './keys.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Origin } from '../../reading.ts';
import type { Derivation } from '../../calls/values/identity.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

export interface OtherKey {
  readonly node: Node;
  readonly call: AnalyticsCall;
  readonly own: Derivation;
  /** The key that people go by, and where. */
  readonly usual: { readonly derivation: Derivation; readonly call: AnalyticsCall };
}

/** Calls whose key is of another kind than the one that people of the project go by. */
export function otherKeysIn(reading: RuleReading): OtherKey[] {
  return reading.calls.flatMap(call => {
    const own = userKeyOf(call, reading.project);
    const usual = own && keyHabits(reading.project).get(call.vendor);
    const node = usual && own.kind !== usual.derivation.kind ? idNode(call, reading) : undefined;
    return own && usual && node ? [{ node, call, own, usual }] : [];
  });
}

/** Where Customer.io's own id of a profile stands for the person's. */
export function bareProfileIdsIn(reading: RuleReading): { readonly node: Node; readonly name: string }[] {
  return reading.calls.flatMap(call => {
    const name = bareProfileId(call, reading)?.path.at(-1);
    const node = name === undefined ? undefined : idNode(call, reading);
    return name !== undefined && node ? [{ node, name }] : [];
  });
}

/** Texts that stand for the anonymous id of everybody who has none, each once. */
export function sharedAnonymousIdsIn(reading: RuleReading): { readonly node: Node; readonly id: string }[] {
  const found = new Map<string, { node: Node; id: string }>();
  for (const call of reading.calls) {
    for (const { detail: id = '', origin } of sharedIds(call)) {
      const range = isToldElsewhere(origin, reading)
        ? undefined
        : ((origin?.file === reading.file ? origin.range : undefined) ?? call.parts.anonymousId?.range);
      const node = range && reading.nodeAt(range);
      if (range && node && !found.has(range.join())) found.set(range.join(), { node, id });
    }
  }
  return [...found.values()];
}

function isToldElsewhere(origin: Origin | undefined, { file, project }: RuleReading): boolean {
  return origin !== undefined && origin.file !== file && sharedIdsOf(project).has(placeIn(origin));
}

/** The id where it is written in the file, or the call of the SDK that is given it. */
function idNode(call: AnalyticsCall, { nodeAt }: RuleReading): Node | undefined {
  return nodeAt(call.parts.userId?.range ?? call.range);
}
